import Synchronization

/// The source of the images, by its name in figures, tables and manifests.
public enum ImageSource: String, CaseIterable, Sendable {
    case mnist = "MNIST"
    case cifar10 = "CIFAR-10"
    case syntheticDigits = "synthetic digits"

    private static let loaded = Mutex<[String: ImageDataset]>([:])

    /// The data set, read or drawn once per process. Concurrent callers wait for the first. Failures are not cached.
    ///
    /// - Parameter folder: the data folder; the synthetic digits do not use it.
    public func load(from folder: String) throws(DatasetError) -> ImageDataset {
        let key = self == .syntheticDigits ? rawValue : "\(rawValue) in \(folder)"
        return try Self.loaded.withLock { datasets throws(DatasetError) in
            if let dataset = datasets[key] { return dataset }
            let dataset =
                switch self {
                case .mnist: try MNIST.load(from: folder)
                case .cifar10: try CIFAR10.load(from: folder)
                case .syntheticDigits: SyntheticDigits.make()
                }
            datasets[key] = dataset
            return dataset
        }
    }
}

extension ImageDataset {
    /// The data set of this name from this data folder; the synthetic digits without a name.
    ///
    /// - Parameters:
    ///   - training: the number of training images needed.
    ///   - test: the number of test images needed. Experiments examine networks on whole batches of at most this size.
    /// - Throws: ``DatasetError`` if files are missing or damaged, or hold fewer images than are needed.
    public static func named(
        _ name: String?, from folder: String?, training: Int = 1000, test: Int = 1000
    ) throws(DatasetError) -> ImageDataset {
        guard let source = ImageSource(rawValue: name ?? ImageSource.syntheticDigits.rawValue) else {
            preconditionFailure("there are no images named \(name ?? "")")
        }
        let images = try source.load(from: folder ?? "")
        for (part, count, needed) in [
            ("training", images.training.count, training), ("test", images.test.count, test),
        ] where count < needed {
            throw DatasetError(
                file: images.name, expected: "at least \(needed) \(part) images", got: "\(count)",
                remedy: "take the whole data set, or settings that need fewer")
        }
        return images
    }
}
