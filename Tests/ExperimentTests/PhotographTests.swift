import ArgumentParser
import Foundation
import Harness
import Networks
import Testing
import Trainings

@testable import Datasets
@testable import experiment

/// An experiment on photographs that trains nothing: it counts what it is given.
private enum Counting: Experiment {
    static let card = Card(
        id: "counting", title: "Counting", claim: "There are images.", summary: "there are images",
        sources: ["nowhere"], reads: .cifar10)

    struct Recipe: ExperimentSettings {
        @Option("Training images; 0 for all there are.", 0...50_000) var images = 4
    }

    struct Count: Row {
        static let table = RowTable<Count>("counts", ["training": \.training, "test": \.test, "sum": \.sum])
        let training, test, sum: Int
    }

    static let presets: [Preset: [String]] = [.paper: ["--images", "0"]]

    static func trials(_ sweep: NoSettings) -> [Trial<String>] { [Trial("all")] }

    static func excerpt(_ recipe: Recipe) -> Excerpt? {
        recipe.images == 0 ? nil : Excerpt(training: recipe.images, test: 2)
    }

    static func measure(_ arm: String, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let images = try lab.images(training: 1, test: 1)
        let sum = images.training.images.reduce(0) { $0 + Int($1) }
        return [Table([Count(training: images.training.count, test: images.test.count, sum: sum)])]
    }

    static func figures(_ results: Results<Counting>) throws -> [Figure] { [] }
    static let claims: [Claim<Counting>] = []
}

@Suite("An experiment on photographs")
struct PhotographTests {
    private static func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "photographs-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    /// Writes records with labels 0, 1, 2 ... of one color each.
    private static func write(_ files: [String: Range<UInt8>], to folder: String) throws {
        let place = "\(folder)/cifar-10-batches-bin"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        for (name, records) in files {
            let bytes = records.flatMap { [$0 % 10] + [UInt8](repeating: $0, count: 3072) }
            try Data(bytes).write(to: URL(filePath: "\(place)/\(name).bin"))
        }
    }

    private static func run(_ arguments: [String]) throws {
        var command = try Counting.command.parseAsRoot(arguments + ["--quiet"])
        try command.run()
    }

    private static func manifest(_ folder: String) throws -> Manifest {
        try ResultFolder("\(folder)/counting").manifest()
    }

    @Test("reads the same images from the whole archive and from a part, with the same keys, manifests and tables")
    func wholeAndPart() throws {
        try Self.inFolder { folder in
            try Self.write(
                ["data_batch_1": 0..<6, "data_batch_2": 6..<9, "test_batch": 20..<25], to: "\(folder)/whole")
            try Self.write(["data_batch_1": 0..<4, "test_batch": 20..<22], to: "\(folder)/part")
            var trials: [[String]] = []
            var tables: [Data?] = []
            for data in ["whole", "part"] {
                try Self.run(["--data", "\(folder)/\(data)", "--out", "\(folder)/from-\(data)"])
                let store = "\(folder)/from-\(data)/.trials/counting"
                trials.append(try FileManager.default.contentsOfDirectory(atPath: store).sorted())
                tables.append(FileManager.default.contents(atPath: "\(folder)/from-\(data)/counting/counts.csv"))
            }
            let (whole, part) = (try Self.manifest("\(folder)/from-whole"), try Self.manifest("\(folder)/from-part"))
            #expect(trials[0] == trials[1] && tables[0] == tables[1] && tables[0] != nil)
            #expect(whole.data?.sha256 == part.data?.sha256 && whole.fingerprint == part.fingerprint)
            #expect(whole.data?.name == "CIFAR-10" && whole.isJudged && part.isJudged)
            let images = try ImageSource.cifar10.load(from: "\(folder)/part", first: (4, 2))
            #expect(whole.data?.sha256 == images.checksum)
            let table = String(decoding: try #require(tables[0]), as: UTF8.self)
            #expect(table == "training,test,sum,dataset\n4,2,\(3072 * (0 + 1 + 2 + 3)),CIFAR-10\n")
        }
    }

    @Test("reads all images under a preset that says so")
    func all() throws {
        try Self.inFolder { folder in
            try Self.write(["data_batch_1": 0..<6, "data_batch_5": 6..<9, "test_batch": 20..<25], to: "\(folder)/data")
            try Self.run(
                ["--images", "0", "--preset", "paper", "--data", "\(folder)/data", "--out", "\(folder)/results"])
            let manifest = try Self.manifest("\(folder)/results/paper")
            #expect(manifest.data?.sha256 == (try ImageSource.cifar10.load(from: "\(folder)/data").checksum))
            #expect(manifest.isJudged)
        }
    }

    @Test("is refused too few images, before anything is written")
    func tooFew() throws {
        try Self.inFolder { folder in
            try Self.write(["data_batch_1": 0..<3, "test_batch": 20..<25], to: "\(folder)/data")
            let error = #expect(throws: DatasetError.self) {
                try Self.run(["--data", "\(folder)/data", "--out", "\(folder)/results"])
            }
            #expect(
                error?.description
                    == "CIFAR-10: expected at least 4 training images, got 3; take the whole data set, or "
                    + "settings that need fewer")
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/results"))
        }
    }

    @Test("draws digits in color where it is asked to, of which no claim is judged")
    func digits() throws {
        try Self.inFolder { folder in
            try Self.run(["--dataset", "digits", "--out", "\(folder)/results"])
            let manifest = try Self.manifest("\(folder)/results/digits")
            #expect(manifest.data?.name == "synthetic digits in color" && !manifest.isJudged)
            #expect(manifest.data?.sha256 == ColorDigits.make(training: 4, test: 2).checksum)
            #expect(manifest.command == "swift run experiment counting --dataset digits")
        }
    }

    @Test("reads what the data folder holds: photographs, or digits in color; MNIST is no stand-in for them")
    func usual() throws {
        try Self.inFolder { folder in
            setenv("TRAINABILITY_DATA", folder, 1)
            defer { unsetenv("TRAINABILITY_DATA") }
            #expect(
                DataFolder(nil).usual(.cifar10) == .colorDigits && DataFolder(nil).usual(.mnist) == .syntheticDigits)
            #expect(DataFolder("\(folder)").usual(.cifar10) == .cifar10, "what --data promises is not replaced")
            try Self.write(["data_batch_1": 0..<6, "test_batch": 20..<25], to: folder)
            #expect(DataFolder(nil).usual(.cifar10) == .cifar10 && DataFolder(nil).usual(.mnist) == .syntheticDigits)
        }
    }

    @Test("is judged on photographs only, and an experiment on digits on MNIST only")
    func otherImages() {
        func source(_ name: ImageSource) -> DataSource {
            DataSource(name: name.rawValue, checksum: "", content: 0)
        }
        let expected: [(ImageSource, photographs: String?, digits: String?)] = [
            (.mnist, "mnist", nil), (.cifar10, nil, "cifar10"), (.syntheticDigits, "digits", "digits"),
            (.colorDigits, "digits", "digits"),
        ]
        for (name, photographs, digits) in expected {
            #expect(source(name).otherImages(than: .cifar10) == photographs)
            #expect(source(name).otherImages(than: .mnist) == digits)
        }
    }
}
