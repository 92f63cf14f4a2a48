import Checksums
import Foundation
import Testing

@testable import Datasets

@Suite struct CIFAR10Tests {
    static let folder = "\(MNISTTests.dataFolder)/cifar-10-batches-bin"
    static let isPresent = FileManager.default.fileExists(atPath: "\(folder)/test_batch.bin")

    /// A record of this label, whose red, green and blue planes begin with the brightnesses given.
    static func record(_ label: UInt8, _ red: UInt8, _ green: UInt8, _ blue: UInt8) -> [UInt8] {
        [label] + [red, green, blue].flatMap { [$0] + [UInt8](repeating: 7, count: 1023) }
    }

    /// Writes files into the folder of CIFAR-10 below `folder`.
    static func write(_ files: [String: [UInt8]], below folder: String) throws {
        for (name, bytes) in files { try Sample.write(bytes, to: "\(folder)/cifar-10-batches-bin/\(name)") }
    }

    /// What is said about these files, with `data` for the folder that holds them.
    static func refusal(_ files: [String: [UInt8]]) throws -> String? {
        var message: String?
        try Sample.inFolder { folder in
            try write(files, below: folder)
            message = Sample.message { _ = try CIFAR10.load(from: folder) }?
                .replacingOccurrences(of: folder, with: "data")
        }
        return message
    }

    @Test("Labels and planes come back as they were written, batches in the order of their numbers")
    func reads() throws {
        try Sample.inFolder { folder in
            let first = Self.record(9, 1, 2, 3) + Self.record(0, 4, 5, 6)
            let third = Self.record(5, 10, 11, 12)
            let test = Self.record(3, 255, 254, 253)
            try Self.write(
                ["data_batch_3.bin": third, "test_batch.bin": test, "data_batch_1.bin": first], below: folder)
            let images = try CIFAR10.load(from: folder)
            #expect(images.name == "CIFAR-10")
            #expect(images.checksum == SHA256.hexDigest(of: first, third, test))
            #expect(images.training.labels == [9, 0, 5] && images.test.labels == [3])
            #expect(images.training.channels == 3 && images.training.rows == 32 && images.training.columns == 32)
            #expect(images.training.pixels == 3072 && images.training.classes == 10)
            #expect(images.training.images == Array(first[1...3072] + first[3074...] + third[1...]))
            #expect(images.test.images == Array(test[1...]))
        }
    }

    // Without the files there is nothing to compare; the other tests do the same on files that they write.
    @Test("The real CIFAR-10 begins with a frog, two trucks and a deer", .enabled(if: isPresent))
    func real() throws {
        let images = try CIFAR10.load(from: MNISTTests.dataFolder)
        #expect(images.training.count >= 4000 && images.test.count >= 1000)
        #expect(Array(images.training.labels[..<4]) == [6, 9, 9, 4])
        #expect(Array(images.test.labels[..<4]) == [3, 8, 8, 0])
        // The well-known means of the colors over all 50,000 images, as far as a few thousand give them.
        let few = 4000
        for (channel, mean) in [0.4914, 0.4822, 0.4465].enumerated() {
            let sum = (0..<few).reduce(0) { sum, image in
                let start = image * 3072 + channel * 1024
                return sum + images.training.images[start..<start + 1024].reduce(0) { $0 + Int($1) }
            }
            #expect(abs(Double(sum) / Double(few * 1024) / 255 - mean) < 0.01)
        }
    }

    @Test(
        "Each fault is told in one line",
        arguments: [
            ([:], "data_batch_1.bin: expected the file, got none"),
            (["data_batch_2.bin": record(0, 0, 0, 0)], "test_batch.bin: expected the file, got none"),
            (["test_batch.bin": record(0, 0, 0, 0)], "data_batch_1.bin: expected the file, got none"),
            (["data_batch_1.bin": []], "data_batch_1.bin: expected whole records of 3073 bytes, got 0 bytes"),
            (
                ["data_batch_4.bin": [UInt8](repeating: 0, count: 3072)],
                "data_batch_4.bin: expected whole records of 3073 bytes, got 3072 bytes"
            ),
            (
                ["data_batch_1.bin": record(0, 0, 0, 0), "test_batch.bin": record(0, 0, 0, 0) + [1]],
                "test_batch.bin: expected whole records of 3073 bytes, got 3074 bytes"
            ),
            (
                ["data_batch_1.bin": record(9, 0, 0, 0) + record(10, 0, 0, 0), "test_batch.bin": record(0, 0, 0, 0)],
                "data_batch_1.bin: expected labels in 0...9, got 10 for image 1"
            ),
            (
                ["data_batch_1.bin": [0x1F, 0x8B, 8]],
                "data_batch_1.bin: expected one whole gzip stream, got a truncated one"
            ),
        ] as [([String: [UInt8]], String)])
    func faults(files: [String: [UInt8]], fault: String) throws {
        // Files that a case does not name are whole, unless it is about missing ones.
        var all = files
        if !fault.contains("got none") && all["test_batch.bin"] == nil {
            all["test_batch.bin"] = Self.record(1, 1, 1, 1)
        }
        let remedy =
            fault.contains("got none")
            ? "run make data or name the data folder with --data" : "delete its folder and run make data"
        #expect(try Self.refusal(all) == "data/cifar-10-batches-bin/\(fault); \(remedy)")
    }

    /// Records with labels 0, 1, 2 ... and pixels that differ from record to record.
    static func records(_ labels: Range<Int>) -> [UInt8] {
        labels.flatMap { record(UInt8($0 % 10), UInt8($0), UInt8(2 * $0), UInt8(3 * $0)) }
    }

    @Test("The first images of the whole data set and of a part of it are one data set with one checksum")
    func excerpt() throws {
        try Sample.inFolder { folder in
            try Self.write(
                [
                    "data_batch_1.bin": Self.records(0..<5), "data_batch_2.bin": Self.records(5..<9),
                    "test_batch.bin": Self.records(20..<26),
                ], below: "\(folder)/whole")
            try Self.write(
                ["data_batch_1.bin": Self.records(0..<4), "test_batch.bin": Self.records(20..<23)],
                below: "\(folder)/part")
            let whole = try ImageSource.cifar10.load(from: "\(folder)/whole", first: (4, 3))
            let part = try ImageSource.cifar10.load(from: "\(folder)/part", first: (4, 3))
            let all = try ImageSource.cifar10.load(from: "\(folder)/whole").first(training: 4, test: 3)
            for images in [whole, part, all] {
                #expect(images.training.labels == [0, 1, 2, 3] && images.test.labels == [0, 1, 2])
                #expect(images.training.images == whole.training.images && images.test.images == whole.test.images)
                #expect(
                    images.checksum
                        == SHA256.hexDigest(
                            of: images.training.images, images.training.labels, images.test.images, images.test.labels))
            }
            // Over the border of two files, and with another checksum.
            let more = try ImageSource.cifar10.load(from: "\(folder)/whole", first: (7, 3))
            #expect(more.training.labels == [0, 1, 2, 3, 4, 5, 6] && more.checksum != whole.checksum)
        }
    }

    @Test("Files beyond the first images are not read, be they damaged")
    func unread() throws {
        try Sample.inFolder { folder in
            let files = [
                "data_batch_1.bin": Self.records(0..<4), "data_batch_2.bin": [1], "test_batch.bin": Self.records(0..<2),
            ]
            try Self.write(files, below: folder)
            #expect(try ImageSource.cifar10.load(from: folder, first: (4, 2)).training.count == 4)
            #expect(throws: DatasetError.self) { try ImageSource.cifar10.load(from: folder, first: (5, 2)) }
        }
    }

    @Test(
        "Too few images are told in one line",
        arguments: [(5, 2, "5 training images, got 4"), (4, 3, "3 test images, got 2")])
    func tooFew(training: Int, test: Int, fault: String) throws {
        try Sample.inFolder { folder in
            try Self.write(
                ["data_batch_1.bin": Self.records(0..<4), "test_batch.bin": Self.records(0..<2)], below: folder)
            let message = Sample.message { _ = try ImageSource.cifar10.load(from: folder, first: (training, test)) }
            #expect(
                message
                    == "CIFAR-10: expected at least \(fault); take the whole data set, or settings that need fewer")
        }
    }

    @Test("Test images and some training images are CIFAR-10, either alone is not")
    func presence() throws {
        try Sample.inFolder { folder in
            #expect(!CIFAR10.isPresent(in: folder))
            try Self.write(["data_batch_3.bin": []], below: folder)
            #expect(!CIFAR10.isPresent(in: folder))
            try Self.write(["test_batch.bin": []], below: folder)
            #expect(CIFAR10.isPresent(in: folder))
            try FileManager.default.removeItem(atPath: "\(folder)/cifar-10-batches-bin/data_batch_3.bin")
            #expect(!CIFAR10.isPresent(in: folder))
        }
    }

    @Test(
        "A page, a truncated file and an empty one are refused in the excerpt too",
        arguments: ["page", "truncated", ""])
    func damagedExcerpt(kind: String) throws {
        let bytes: [UInt8] =
            switch kind {
            case "page": Array("<html>Please sign in to this network</html>".utf8)
            case "truncated": Self.records(0..<4).dropLast(7)
            default: []
            }
        try Sample.inFolder { folder in
            try Self.write(["data_batch_1.bin": bytes, "test_batch.bin": Self.records(0..<2)], below: folder)
            let message = Sample.message { _ = try ImageSource.cifar10.load(from: folder, first: (1, 1)) } ?? ""
            #expect(
                message.hasSuffix(
                    "data_batch_1.bin: expected whole records of 3073 bytes, got \(bytes.count) bytes; delete its folder "
                        + "and run make data"), "\(message)")
        }
    }
}
