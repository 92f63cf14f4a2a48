import Harness

/// The version of the package.
let version = "0.1.0"

/// The answer to `--version`: the commit is named where the program is still in its build folder.
func versionLine() -> String { "experiment \(version)" + (Checkout.ofProgram().map { ", \($0)" } ?? "") }
