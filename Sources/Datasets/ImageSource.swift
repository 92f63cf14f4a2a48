/// The source of the images, by its name in figures, tables and manifests.
public enum ImageSource: String, CaseIterable, Sendable {
    case mnist = "MNIST"
    case cifar10 = "CIFAR-10"
    case syntheticDigits = "synthetic digits"
    case colorDigits = "synthetic digits in color"

    /// Reads the data set from the data folder, or draws it.
    ///
    /// - Parameters:
    ///   - folder: synthetic digits need none.
    ///   - first: so many images of each part, from the first on, as ``ImageDataset/first(training:test:)`` has them; all
    ///     if nil. Synthetic digits are drawn as many as asked for.
    public func load(
        from folder: String, first: (training: Int, test: Int)? = nil
    ) throws(DatasetError) -> ImageDataset {
        switch (self, first) {
        case (.mnist, nil): try MNIST.load(from: folder)
        case (.mnist, let first?): try MNIST.load(from: folder).first(training: first.training, test: first.test)
        case (.cifar10, nil): try CIFAR10.load(from: folder)
        case (.cifar10, let first?): try CIFAR10.load(from: folder, training: first.training, test: first.test)
        case (.syntheticDigits, nil): SyntheticDigits.make()
        case (.syntheticDigits, let first?): SyntheticDigits.make(training: first.training, test: first.test)
        case (.colorDigits, nil): ColorDigits.make()
        case (.colorDigits, let first?): ColorDigits.make(training: first.training, test: first.test)
        }
    }
}
