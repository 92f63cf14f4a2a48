import Tensors

/// Images of one size, gray or in colors, with their labels.
public struct LabeledImages: Sendable {
    /// Brightness, 0 black, `[count, channels, rows, columns]`, row-major.
    public let images: [UInt8]
    /// The class of each image, 0 ..< classes, `[count]`.
    public let labels: [UInt8]
    /// 1 for gray images, 3 for red, green and blue.
    public let channels: Int
    /// The height of each image in pixels.
    public let rows: Int
    /// The width of each image in pixels.
    public let columns: Int
    /// The number of classes; some may not occur among the labels.
    public let classes: Int

    /// The number of images.
    public var count: Int { labels.count }
    /// The numbers that make one image: its pixels in every channel.
    public var pixels: Int { channels * rows * columns }

    /// Joins images `[count, channels, rows, columns]` and labels `[count]`; counts that do not fit together trap.
    public init(images: [UInt8], labels: [UInt8], channels: Int = 1, rows: Int, columns: Int, classes: Int) {
        expect(channels > 0 && rows > 0 && columns > 0, "images of \(channels) x \(rows) x \(columns) pixels")
        expect((1...256).contains(classes), "\(classes) classes; a label is one byte")
        expect(
            images.count == labels.count * channels * rows * columns,
            "\(images.count) bytes of images for \(labels.count) labels and \(channels) x \(rows) x \(columns) pixels")
        self.images = images
        self.labels = labels
        self.channels = channels
        self.rows = rows
        self.columns = columns
        self.classes = classes
    }
}

/// A data set of training and test images.
public struct ImageDataset: Sendable {
    /// The name in figures, tables and manifests.
    public let name: String
    /// SHA-256 over all files, decompressed and in a fixed order, as 64 hexadecimal digits.
    public let checksum: String
    /// The training images.
    public let training: LabeledImages
    /// The test images.
    public let test: LabeledImages

    /// A data set of these two parts, of which neither image size nor classes may differ: that traps.
    public init(name: String, checksum: String, training: LabeledImages, test: LabeledImages) {
        expect(
            training.channels == test.channels && training.rows == test.rows && training.columns == test.columns
                && training.classes == test.classes,
            "training and test images of \(name) differ in size or classes")
        self.name = name
        self.checksum = checksum
        self.training = training
        self.test = test
    }
}
