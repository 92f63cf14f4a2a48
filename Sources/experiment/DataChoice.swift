import ArgumentParser
import Datasets
import Foundation
import Harness
import Trainings

/// Which images the experiments read.
enum DataChoice: String, CaseIterable, ExpressibleByArgument {
    /// MNIST; an error where it is not.
    case mnist
    /// CIFAR-10; an error where it is not.
    case cifar10
    /// The synthetic digits.
    case digits
    /// MNIST where it is, otherwise the synthetic digits, loudly.
    case auto
}

/// Where the images that an experiment reads come from.
protocol DataSelection: ParsableArguments {
    /// The images that trials will read, checked; nil if they read none.
    func source() throws -> DataSource?
}

/// For an experiment that reads no data: no options, and a complaint about those of other experiments.
struct NoData: DataSelection {
    @Option(help: .hidden) var data: String?
    @Option(help: .hidden) var dataset: String?

    func validate() throws {
        for (option, value) in [("data", data), ("dataset", dataset)] {
            try require(
                value == nil, option, "an experiment that reads images, which this one does not", got: value ?? "")
        }
    }

    func source() -> DataSource? { nil }
}

/// Where images are looked for, by every verb.
struct DataFolder {
    let path: String
    /// Whether the user promises data there, which is then an error to lack.
    private let isPromised: Bool

    /// - Parameter given: the value of `--data`. Without it the environment decides, in which an empty variable is none.
    init(_ given: String?) {
        isPromised = given != nil
        let variable = ProcessInfo.processInfo.environment["TRAINABILITY_DATA"] ?? ""
        path = given ?? (variable.isEmpty ? "data" : variable)
    }

    /// The images that are read where none are asked for by name.
    var usual: ImageSource { isPromised || MNIST.isPresent(in: path) ? .mnist : .syntheticDigits }
}

struct DataOptions: DataSelection {
    @Option(folder: "The folder that holds mnist/ or cifar-10-batches-bin/. (default: $TRAINABILITY_DATA, else data)")
    var data: String?

    @Option(help: "Which images to read: MNIST, CIFAR-10, synthetic digits, or MNIST where it is.")
    var dataset = DataChoice.auto

    /// The arguments without those that choose data, for an experiment that reads none.
    static func removed(from arguments: [String]) -> [String] {
        let options = ["--data", "--dataset"]
        return arguments.indices.filter { index in
            !options.contains(arguments[index]) && (index == 0 || !options.contains(arguments[index - 1]))
                && !options.contains { arguments[index].hasPrefix($0 + "=") }
        }.map { arguments[$0] }
    }

    /// - Throws: `DatasetError` if files are damaged, or absent though asked for.
    func source() throws -> DataSource? {
        let folder = DataFolder(data)
        return DataSource(try imageSource(in: folder).load(from: folder.path))
    }

    private func imageSource(in folder: DataFolder) -> ImageSource {
        switch dataset {
        case .mnist: return .mnist
        case .cifar10: return .cifar10
        case .digits: return .syntheticDigits
        case .auto:
            if folder.usual == .syntheticDigits {
                writeToStderr(
                    "note: there is no MNIST in \(folder.path)/mnist, so this run uses SYNTHETIC DIGITS. "
                        + "For the real thing: make data\n")
            }
            return folder.usual
        }
    }
}

extension DataSource {
    /// The value of `--dataset` for images other than MNIST; nil for MNIST, for which the claims' ranges were made.
    var otherImages: String? {
        switch ImageSource(rawValue: name) {
        case .cifar10: DataChoice.cifar10.rawValue
        case .syntheticDigits: DataChoice.digits.rawValue
        case .mnist, nil: nil
        }
    }
}
