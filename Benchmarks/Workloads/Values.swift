import Foundation
import Tensors

/// The numbers that a workload begins with: draws for its weights, images and labels.
///
/// They come from streams of our own, or from a folder with what the peers' programs draw, so that the losses can be
/// compared. The peers draw all weights of a network one after another from one generator: `weights.f32` is the
/// longest of these sequences, of which every workload takes the beginning, and so is `images.f32`.
/// `Benchmarks/Peers/values.py` writes the folder.
public struct Values: Sendable {
    private let folder: URL?
    /// How many batches are held in memory. Step i takes batch i modulo this number.
    public let batchCount: Int

    public init(folder: URL? = nil, batchCount: Int = 16) {
        self.folder = folder
        self.batchCount = batchCount
    }

    /// A batch in memory: its images one after another, and a class for each.
    public struct Batch {
        public let images: [Float]
        public let labels: [Int]
    }

    /// The first `count` standard normal draws.
    public func draws(_ count: Int) throws -> [Float] {
        if let folder { return try numbers(in: folder.appending(path: "weights.f32"), first: 0, count) }
        return normal(count, stream["weights"])
    }

    /// All batches of this size, or the first `count`: standard normal pixels, so many in an image, and random classes.
    public func batches(
        of size: Int, pixels pixelsPerImage: Int = pixelCount, count: Int? = nil
    ) throws -> [Batch] {
        let (pixels, streams) = (size * pixelsPerImage, (images: stream["images"], labels: stream["labels"]))
        return try (0..<(count ?? batchCount)).map { number in
            guard let folder else {
                let classes = streams.labels[number].bits(count: size).map { Int($0 % UInt64(classCount)) }
                return Batch(images: normal(pixels, streams.images[number]), labels: classes)
            }
            let name = pixelsPerImage == pixelCount ? "labels-\(size).i32" : "labels-\(size)-\(pixelsPerImage).i32"
            let labels: [Int32] = try numbers(in: folder.appending(path: name), first: number * size, size)
            return Batch(
                images: try numbers(in: folder.appending(path: "images.f32"), first: number * pixels, pixels),
                labels: labels.map(Int.init))
        }
    }

    /// The upstream gradients of the workloads without a loss.
    func cotangent(_ count: Int) throws -> [Float] {
        if let folder { return try numbers(in: folder.appending(path: "cotangent.f32"), first: 0, count) }
        return normal(count, stream["cotangent"])
    }

    private var stream: RandomStream { RandomStream(experiment: "workloads", seed: 1) }
}

private func normal(_ count: Int, _ stream: RandomStream) -> [Float] {
    let tensor = Tensor<Float>([count])
    tensor.fillNormal(deviation: 1, stream)
    return tensor.elements
}

/// `count` numbers of a raw little-endian file, from number `first` on.
private func numbers<Number: BitwiseCopyable>(in file: URL, first: Int, _ count: Int) throws -> [Number] {
    let data = try Data(contentsOf: file, options: .alwaysMapped)
    let size = MemoryLayout<Number>.stride
    guard data.count >= (first + count) * size else { throw ShortFile(file: file, size: (first + count) * size) }
    return data.withUnsafeBytes { bytes in
        (first..<first + count).map { bytes.loadUnaligned(fromByteOffset: $0 * size, as: Number.self) }
    }
}

/// A file of values that ends too early.
struct ShortFile: Error, CustomStringConvertible {
    let file: URL
    let size: Int

    var description: String {
        "expected at least \(size) bytes, got fewer: \(file.path); write it with Benchmarks/Peers/values.py"
    }
}
