import Foundation
import Testing

@Suite("The Makefile")
struct MakefilePipeTests {
    /// The recipe lines with a pipe whose left side could fail unseen. Make 3.81, which macOS has, ignores `.SHELLFLAGS`,
    /// so each such line sets the option itself.
    private static func uncheckedPipes(in makefile: String) -> [String] {
        makefile.replacing("\\\n", with: " ").split(separator: "\n").filter { line in
            guard line.hasPrefix("\t") else { return false }
            let shell = line.replacing(#/'[^']*'/#, with: "").replacing("||", with: "")
            return shell.contains("|") && !shell.contains(#/^\t@?set -o pipefail;/#)
        }.map(String.init)
    }

    @Test("has no pipe whose left side could fail unseen")
    func pipes() throws {
        let makefile = try String(contentsOf: packageRoot.appending(path: "Makefile"), encoding: .utf8)
        #expect(makefile.contains("\nSHELL := bash\n"), "a shell that knows the option")
        #expect(Self.uncheckedPipes(in: makefile) == [])
    }

    @Test("is searched for pipes also behind a line that goes on, and not within quotes")
    func search() {
        let recipes = ["\t@a | b", "\ta \\\n\t  b | c", "\ta | b; set -o pipefail;"]
        let harmless = ["\t@set -o pipefail; a | b", "\ta || b", "\ta 'b|c'", "# a | b"]
        #expect(Self.uncheckedPipes(in: (recipes + harmless).joined(separator: "\n")).count == recipes.count)
    }
}
