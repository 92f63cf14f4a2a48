import Checksums
import Foundation

@testable import Datasets

/// The doors of `Datasets`.
enum DatasetTargets {
    static let all = [images, labels, gzip, mnist, photographs, firstPhotographs]

    private static let images = FuzzTarget(
        name: "idx-images",
        rebuild: { seed, mutator in FuzzInput(bytes: header(3, &mutator) + grays(&mutator)) }
    ) { input in
        let images = try IDX.images(in: input.bytes, name: "a")
        try demand(images.count > 0 && images.rows > 0 && images.columns > 0, "no pixels")
        try demand(images.count * images.rows * images.columns == images.bytes.count, "another number of pixels")
        try demand(input.bytes == idx([images.count, images.rows, images.columns]) + images.bytes, "other bytes")
    }

    private static let labels = FuzzTarget(
        name: "idx-labels",
        rebuild: { seed, mutator in FuzzInput(bytes: header(1, &mutator) + grays(&mutator)) }
    ) { input in
        let labels = try IDX.labels(in: input.bytes, name: "a", classes: 10)
        try demand(labels.allSatisfy { $0 < 10 }, "a label above 9")
        try demand(input.bytes == idx([labels.count]) + labels, "other bytes")
    }

    private static let mostContent = 1 << 18

    private static let gzip = FuzzTarget(
        name: "gzip",
        rebuild: { seed, mutator in
            // A third are bombs: a lot of one byte in a small file.
            let content = try gunzip(seed)
            let changed =
                mutator.below(3) > 0
                ? mutator.mutate(content, with: content)
                : [UInt8](repeating: UInt8(truncatingIfNeeded: mutator.next()), count: mutator.below(1 << 21))
            return FuzzInput(bytes: try Gzip.compress(changed, level: mutator.below(10)), contents: [changed])
        }, content: gunzip
    ) { input in
        let content = try Gunzip.decode(input.bytes, name: "a", limit: mostContent)
        try demand(content.count <= mostContent, "\(content.count) bytes, more than allowed")
        // What does not begin as gzip does is not compressed.
        let isCompressed = input.bytes.starts(with: [0x1F, 0x8B])
        try demand(isCompressed || content == input.bytes, "other bytes")
        try demand(!isCompressed || input.contents?.contains(content) != false, "the checksum is not looked at")
    }

    /// A complete data set, of which the file of training images is the input.
    private static let mnist = FuzzTarget(
        name: "mnist", share: 10,
        rebuild: { seed, mutator in
            let content = try gunzip(seed)
            let changed = mutator.mutate(content, with: content)
            let isPlain = mutator.below(2) == 0
            return FuzzInput(
                bytes: isPlain ? changed : try Gzip.compress(changed, level: mutator.below(10)), contents: [pixels])
        }, content: { try Array(gunzip($0)[16...]) }
    ) { input in
        let folder = try folder.get()
        try FuzzFolder.write(input.bytes, to: "\(folder)/mnist/\(MNIST.published[0].name)")
        let dataset = try MNIST.load(from: folder, published: published, checksum: SHA256.hexDigest(of: files))
        try demand(input.contents?.contains(dataset.training.images) != false, "the checksum is not looked at")
        try demand(dataset.training.labels == [5] && dataset.test.labels == [7], "other labels")
    }

    private static let pixels = [UInt8](repeating: 200, count: 784)
    private static let files = [idx([1, 28, 28]) + pixels, idx([1]) + [5], idx([1, 28, 28]) + pixels, idx([1]) + [7]]
    private static let folder = Result { try FuzzFolder.make("mnist", zip(MNIST.published.map(\.name), files)) }
    private static let published = zip(MNIST.published, files).map {
        MNIST.Publication(name: $0.name, length: $1.count, checksum: SHA256.hexDigest(of: $1))
    }

    private static let photographs = FuzzTarget(
        name: "cifar10", share: 10, rebuild: { seed, mutator in FuzzInput(bytes: records(&mutator)) }
    ) { input in
        let images = try CIFAR10.images(in: [CIFAR10.File(name: "a", bytes: input.bytes)])
        try demand(images.count > 0 && images.pixels == 3072, "no images of 3 x 32 x 32")
        try demand(images.labels.allSatisfy { $0 < 10 }, "a label above 9")
        let records = (0..<images.count).map { [images.labels[$0]] + images.images[3072 * $0..<3072 * ($0 + 1)] }
        try demand(input.bytes == Array(records.joined()), "other bytes")
    }

    /// A data folder of which the file of training images is the input, and of which the first two are read.
    private static let firstPhotographs = FuzzTarget(
        name: "cifar10-excerpt", share: 4,
        rebuild: { seed, mutator in
            switch mutator.below(4) {
            case 0: FuzzInput(bytes: Array("<!DOCTYPE html><html>\(mutator.below(1000))</html>".utf8))
            case 1: FuzzInput(bytes: Array(records(&mutator).dropLast(mutator.below(4000))))
            default: FuzzInput(bytes: records(&mutator))
            }
        }
    ) { input in
        let folder = try photographFolder.get()
        try FuzzFolder.write(input.bytes, to: "\(folder)/cifar-10-batches-bin/data_batch_1.bin")
        let dataset = try ImageSource.cifar10.load(from: folder, first: (training: 2, test: 1))
        let (training, test) = (dataset.training, dataset.test)
        try demand(training.count == 2 && test.count == 1 && training.labels.allSatisfy { $0 < 10 }, "other images")
        let length = CIFAR10.recordLength
        try demand(
            training.images == Array(input.bytes[1..<length] + input.bytes[(length + 1)..<(2 * length)]), "pixels")
        let sum = SHA256.hexDigest(of: training.images, training.labels, test.images, test.labels)
        try demand(dataset.checksum == sum, "the checksum is not that of the images")
    }

    private static let photographFolder = Result {
        try FuzzFolder.make("cifar-10-batches-bin", [("test_batch.bin", [UInt8](repeating: 3, count: 3073))])
    }

    /// Up to three records, some with a label that there is not.
    private static func records(_ mutator: inout Mutator) -> [UInt8] {
        let records = mutator.below(4)
        var bytes = (0..<records * CIFAR10.recordLength).map { UInt8(truncatingIfNeeded: $0) }
        for record in 0..<records { bytes[record * CIFAR10.recordLength] = UInt8(mutator.below(12)) }
        return bytes
    }

    /// The decompressed bytes of a seed.
    @Sendable private static func gunzip(_ bytes: [UInt8]) throws -> [UInt8] { try Gunzip.decode(bytes, name: "a") }

    private static func idx(_ sizes: [Int]) -> [UInt8] {
        [0, 0, 8, UInt8(sizes.count)]
            + sizes.flatMap { size in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }
    }

    /// A header of dimensions that may be anything, mostly small, so that some agree with the pixels.
    private static func header(_ count: Int, _ mutator: inout Mutator) -> [UInt8] {
        idx(
            (0..<count).map { _ in
                mutator.below(4) > 0 ? 1 + mutator.below(4) : mutator.one(of: [0, 1 << 16, 1 << 31, 0xFFFF_FFFF])
            })
    }

    private static func grays(_ mutator: inout Mutator) -> [UInt8] {
        (0..<mutator.below(12)).map { _ in UInt8(mutator.below(11)) }
    }
}
