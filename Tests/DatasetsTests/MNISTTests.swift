import Checksums
import Foundation
import Testing

@testable import Datasets

@Suite struct MNISTTests {
    /// Where real data may be: they are no part of the repository.
    static let dataFolder =
        ProcessInfo.processInfo.environment["TRAINABILITY_DATA"].flatMap { $0.isEmpty ? nil : $0 }
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared/data")
        .standardizedFileURL.path

    // Without the files there is nothing to compare; the tests below do the same on files that they write.
    @Test("The real MNIST has its published size, labels and checksum", .enabled(if: MNIST.isPresent(in: dataFolder)))
    func real() throws {
        let mnist = try MNIST.load(from: Self.dataFolder)
        #expect(mnist.name == "MNIST")
        #expect(mnist.checksum == "b2d8f5bf39174ee5ffeefa97e42d673c35432b411bb5d1f74fbbeddae7f1690a")
        #expect(mnist.training.count == 60_000)
        #expect(mnist.test.count == 10_000)
        #expect(mnist.training.pixels == 784)
        #expect(mnist.training.images.count == 60_000 * 784)
        #expect(Array(mnist.training.labels[..<5]) == [5, 0, 4, 1, 9])
        #expect(Array(mnist.test.labels[..<5]) == [7, 2, 1, 0, 4])
        // Their sum: the mean gray is the well-known 0.1307 of white.
        let mean = Double(mnist.training.images[..<7_840_000].reduce(0) { $0 + Int($1) }) / 7_840_000 / 255
        #expect(abs(mean - 0.1307) < 0.002)
    }

    // As above: the table of checksums can only be compared with the files themselves.
    @Test("Each file of the real MNIST has its published checksum", .enabled(if: MNIST.isPresent(in: dataFolder)))
    func checksums() throws {
        for file in MNIST.published {
            let plain = "\(Self.dataFolder)/mnist/\(file.name)"
            let path = FileManager.default.fileExists(atPath: plain) ? plain : plain + ".gz"
            let bytes = try Gunzip.read(path, limit: file.length)
            #expect(bytes.count == file.length)
            #expect(SHA256.hexDigest(of: bytes) == file.checksum)
        }
    }

    /// Four small files in the place of the published ones: five training and two test images.
    static let small: [[UInt8]] = [
        Sample.idx([5, 28, 28]) + (0..<5 * 784).map { UInt8($0 % 251) }, Sample.idx([5]) + [5, 0, 4, 1, 9],
        Sample.idx([2, 28, 28]) + (0..<2 * 784).map { UInt8($0 % 241) }, Sample.idx([2]) + [7, 2],
    ]

    /// Writes `files` under the published names, lets `tamper` change them, and loads them as if they were published.
    static func load(
        _ files: [[UInt8]], in folder: String, suffix: String = "", tamper: () throws -> Void = {}
    ) throws -> ImageDataset {
        let published = zip(MNIST.published, files).map {
            MNIST.Publication(name: $0.name, length: $1.count, checksum: SHA256.hexDigest(of: $1))
        }
        for (file, bytes) in zip(published, files) {
            try Sample.write(bytes, to: "\(folder)/mnist/\(file.name)\(suffix)")
        }
        try tamper()
        return try MNIST.load(from: folder, published: published, checksum: SHA256.hexDigest(of: files))
    }

    /// What `load` throws, with `data` for the folder that it is given.
    static func refusal(_ files: [[UInt8]], tamper: (String) throws -> Void = { _ in }) throws -> String? {
        var message: String?
        try Sample.inFolder { folder in
            message = Sample.message { _ = try load(files, in: folder) { try tamper(folder) } }?
                .replacingOccurrences(of: folder, with: "data")
        }
        return message
    }

    @Test("A folder of a file's name is not taken for the file beside it", arguments: ["", ".gz"])
    func folder(suffix: String) throws {
        try Sample.inFolder { folder in
            let other = suffix.isEmpty ? ".gz" : ""
            let mnist = try Self.load(Self.small, in: folder, suffix: suffix) {
                for file in MNIST.published {
                    try FileManager.default.createDirectory(
                        atPath: "\(folder)/mnist/\(file.name)\(other)", withIntermediateDirectories: true)
                }
            }
            #expect(mnist.training.count == 5 && MNIST.isPresent(in: folder))
        }
    }

    @Test("Files are found with and without .gz", arguments: ["", ".gz"])
    func suffixes(suffix: String) throws {
        try Sample.inFolder { folder in
            let dataset = try Self.load(Self.small, in: folder, suffix: suffix)
            #expect(dataset.training.labels == [5, 0, 4, 1, 9])
            #expect(dataset.training.images == Array(Self.small[0][16...]))
            #expect(dataset.test.labels == [7, 2])
            #expect(dataset.test.images == Array(Self.small[2][16...]))
            #expect(dataset.checksum == SHA256.hexDigest(of: Self.small.flatMap { $0 }))
        }
    }

    @Test("One changed bit is refused with both checksums", arguments: 0..<4)
    func changedBit(file: Int) throws {
        let name = MNIST.published[file].name
        var changed = Self.small[file]
        changed[changed.count - 1] ^= 1
        let message = try Self.refusal(Self.small) { try Sample.write(changed, to: "\($0)/mnist/\(name)") }
        #expect(
            message == "data/mnist/\(name): expected SHA-256 \(SHA256.hexDigest(of: Self.small[file])), "
                + "got \(SHA256.hexDigest(of: changed)); delete it and run make data")
    }

    @Test("A file longer than the published one is refused")
    func tooLong() throws {
        let name = "t10k-labels-idx1-ubyte"
        let message = try Self.refusal(Self.small) { try Sample.write(Self.small[3] + [1], to: "\($0)/mnist/\(name)") }
        #expect(message == "data/mnist/\(name): expected at most 10 bytes, got 11; delete it and run make data")
    }

    @Test("A missing file is named", arguments: 0..<4)
    func missing(file: Int) throws {
        let name = MNIST.published[file].name
        let message = try Self.refusal(Self.small) { folder in
            #expect(MNIST.isPresent(in: folder))
            try FileManager.default.removeItem(atPath: "\(folder)/mnist/\(name)")
            #expect(!MNIST.isPresent(in: folder))
        }
        #expect(
            message == "data/mnist/\(name): expected the file, with or without .gz, got neither; "
                + "run make data or name the data folder with --data")
    }

    @Test("Labels must be as many as images, and images 28 x 28")
    func inconsistent() throws {
        var files = Self.small
        files[3] = Sample.idx([1]) + [7]
        #expect(
            try Self.refusal(files)
                == "data/mnist/t10k-labels-idx1-ubyte: expected 2 labels, one for each image, got 1; "
                + "delete it and run make data")
        files = Self.small
        files[0] = Sample.idx([5, 14, 56]) + Self.small[0][16...]
        #expect(
            try Self.refusal(files)
                == "data/mnist/train-images-idx3-ubyte: expected images of 28 x 28, got 14 x 56; "
                + "delete it and run make data")
    }
}
