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
    /// The synthetic digits, in color for an experiment on photographs.
    case digits
    /// The images that the experiment's card names where they are, otherwise synthetic digits, loudly.
    case auto
}

extension ImageKind {
    var source: ImageSource {
        switch self {
        case .mnist: .mnist
        case .cifar10: .cifar10
        }
    }

    /// What the program draws in the same shape.
    var standIn: ImageSource {
        switch self {
        case .mnist: .syntheticDigits
        case .cifar10: .colorDigits
        }
    }

    /// The folder below that of the data.
    var folder: String {
        switch self {
        case .mnist: "mnist"
        case .cifar10: "cifar-10-batches-bin"
        }
    }

    func isPresent(in folder: String) -> Bool {
        switch self {
        case .mnist: MNIST.isPresent(in: folder)
        case .cifar10: CIFAR10.isPresent(in: folder)
        }
    }
}

extension ImageSource {
    /// The images, of which an excerpt may be all that is read.
    func load(from folder: DataFolder, _ excerpt: Excerpt?) throws -> ImageDataset {
        try load(from: folder.path, first: excerpt.map { ($0.training, $0.test) })
    }
}

/// Where the images that an experiment reads come from.
protocol DataSelection: ParsableArguments {
    /// The images that trials of this experiment will read, checked; nil if they read none.
    func source(for card: Card, _ excerpt: Excerpt?) throws -> DataSource?
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

    func source(for card: Card, _ excerpt: Excerpt?) -> DataSource? { nil }
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

    /// The images that an experiment on images of this kind reads where none are asked for by name.
    func usual(_ kind: ImageKind) -> ImageSource {
        isPromised || kind.isPresent(in: path) ? kind.source : kind.standIn
    }
}

struct DataOptions: DataSelection {
    @Option(folder: "The folder that holds mnist/ or cifar-10-batches-bin/. (default: $TRAINABILITY_DATA, else data)")
    var data: String?

    @Option(help: "Which images to read: MNIST, CIFAR-10, synthetic digits, or the experiment's own where they are.")
    var dataset = DataChoice.auto

    /// The arguments without those that choose data, for an experiment that reads none.
    static func removed(from arguments: [String]) -> [String] {
        let options = ["--data", "--dataset"]
        return arguments.indices.filter { index in
            !options.contains(arguments[index]) && (index == 0 || !options.contains(arguments[index - 1]))
                && !options.contains { arguments[index].hasPrefix($0 + "=") }
        }.map { arguments[$0] }
    }

    /// - Throws: `DatasetError` if files are damaged, too few, or absent though asked for.
    func source(for card: Card, _ excerpt: Excerpt?) throws -> DataSource? {
        guard let kind = card.reads else { return nil }
        let folder = DataFolder(data)
        return DataSource(try imageSource(kind, in: folder).load(from: folder, excerpt))
    }

    private func imageSource(_ kind: ImageKind, in folder: DataFolder) -> ImageSource {
        switch dataset {
        case .mnist: return .mnist
        case .cifar10: return .cifar10
        case .digits: return kind.standIn
        case .auto:
            let usual = folder.usual(kind)
            if usual == kind.standIn {
                writeToStderr(
                    "note: there is no \(kind.source.rawValue) in \(folder.path)/\(kind.folder), so this run uses "
                        + "\(usual.rawValue.uppercased()). For the real thing: make data\n")
            }
            return usual
        }
    }
}

extension DataSource {
    /// The value of `--dataset` for other images than the card's, for which the claims' ranges were made; nil for those.
    func otherImages(than kind: ImageKind?) -> String? {
        guard let source = ImageSource(rawValue: name), source != kind?.source else { return nil }
        switch source {
        case .mnist: return DataChoice.mnist.rawValue
        case .cifar10: return DataChoice.cifar10.rawValue
        case .syntheticDigits, .colorDigits: return DataChoice.digits.rawValue
        }
    }
}
