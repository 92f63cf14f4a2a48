import ArgumentParser
import Datasets
import Foundation
import Harness

/// Which images the experiments read.
enum DataChoice: String, CaseIterable, ExpressibleByArgument {
    /// MNIST; an error where it is not.
    case mnist
    /// The drawn digits.
    case digits
    /// MNIST where it is, otherwise the drawn digits, loudly.
    case auto
}

struct DataOptions: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: "The folder that holds mnist/. (default: $TRAINABILITY_DATA, else data)")
    var folder: String?

    @Option(help: "Which images to read: MNIST, drawn digits, or MNIST where it is.")
    var dataset = DataChoice.auto

    /// The images that trials will read, checked.
    ///
    /// - Throws: `DatasetError` if files are damaged, or absent though asked for.
    func source() throws -> DataSource {
        let folder = folder ?? ProcessInfo.processInfo.environment["TRAINABILITY_DATA"] ?? "data"
        let isAsked = dataset == .mnist || self.folder != nil
        if dataset != .digits && (isAsked || MNIST.isPresent(in: folder)) {
            let images = try Digits.load(from: folder)
            return DataSource(name: images.name, checksum: images.checksum, folder: folder)
        }
        if dataset == .auto {
            writeToStderr(
                "note: there is no MNIST in \(folder)/mnist, so this run uses DRAWN DIGITS. For the real thing: make data\n"
            )
        }
        let images = try Digits.load(from: nil)
        return DataSource(name: images.name, checksum: images.checksum, folder: nil)
    }
}
