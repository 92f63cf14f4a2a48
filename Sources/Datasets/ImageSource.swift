/// The source of the images, by its name in figures, tables and manifests.
public enum ImageSource: String, CaseIterable, Sendable {
    case mnist = "MNIST"
    case cifar10 = "CIFAR-10"
    case syntheticDigits = "synthetic digits"

    /// Reads the data set from the data folder, or draws it.
    ///
    /// - Parameter folder: synthetic digits need none.
    public func load(from folder: String) throws(DatasetError) -> ImageDataset {
        switch self {
        case .mnist: try MNIST.load(from: folder)
        case .cifar10: try CIFAR10.load(from: folder)
        case .syntheticDigits: SyntheticDigits.make()
        }
    }
}
