import Checksums
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

    /// The first `count` images; more than there are trap.
    public func first(_ count: Int) -> LabeledImages {
        expect(0...self.count ~= count, "the first \(count) of \(self.count) images")
        return LabeledImages(
            images: Array(images.prefix(count * pixels)), labels: Array(labels.prefix(count)), channels: channels,
            rows: rows, columns: columns, classes: classes)
    }

    /// The images at half the height and width: each pixel is the mean of 2 x 2, in each channel.
    ///
    /// The mean is rounded to the nearest byte, half a unit upwards: (a + b + c + d + 2) / 4 in whole numbers, so the
    /// bytes are the same everywhere. An odd height or width traps.
    public func halved() -> LabeledImages {
        expect(rows % 2 == 0 && columns % 2 == 0, "images of \(rows) x \(columns) pixels have no half")
        var means: [UInt8] = []
        means.reserveCapacity(images.count / 4)
        for top in stride(from: 0, to: images.count, by: 2 * columns) {
            for left in stride(from: top, to: top + columns, by: 2) {
                let upper = Int(images[left]) + Int(images[left + 1])
                let lower = Int(images[left + columns]) + Int(images[left + columns + 1])
                means.append(UInt8((upper + lower + 2) / 4))
            }
        }
        return LabeledImages(
            images: means, labels: labels, channels: channels, rows: rows / 2, columns: columns / 2, classes: classes)
    }
}

/// A data set of training and test images.
public struct ImageDataset: Sendable {
    /// The name in figures, tables and manifests.
    public let name: String
    /// SHA-256, as 64 hexadecimal digits: over all files of a complete data set, decompressed and in a fixed order; of
    /// drawn images and of an excerpt, over training images, training labels, test images and test labels.
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

    /// A data set with the checksum of its images: no file says how they came here.
    init(name: String, training: LabeledImages, test: LabeledImages) {
        let checksum = SHA256.hexDigest(of: training.images, training.labels, test.images, test.labels)
        self.init(name: name, checksum: checksum, training: training, test: test)
    }

    /// The first images of each part, with the checksum of these alone: it does not depend on how many there were.
    ///
    /// Fewer images throw a `DatasetError`.
    public func first(training: Int, test: Int) throws(DatasetError) -> ImageDataset {
        try require(training: training, test: test)
        return ImageDataset(name: name, training: self.training.first(training), test: self.test.first(test))
    }

    /// All images at half the height and width, see ``LabeledImages/halved()``. The checksum stays: it names the source.
    public func halved() -> ImageDataset {
        ImageDataset(name: name, checksum: checksum, training: training.halved(), test: test.halved())
    }

    /// Throws a `DatasetError` if there are fewer images than these.
    public func require(training: Int, test: Int) throws(DatasetError) {
        for (part, count, needed) in [
            ("training", self.training.count, training), ("test", self.test.count, test),
        ] where count < needed {
            throw DatasetError(
                file: name, expected: "at least \(needed) \(part) images", got: "\(count)",
                remedy: "take the whole data set, or settings that need fewer")
        }
    }

    /// Throws a `DatasetError` if the images have another size or another number of colors.
    public func require(rows: Int, columns: Int, channels: Int) throws(DatasetError) {
        let got = (training.rows, training.columns, training.channels)
        guard got != (rows, columns, channels) else { return }
        func words(_ size: (rows: Int, columns: Int, channels: Int)) -> String {
            "\(size.rows) x \(size.columns) pixels in \(size.channels) color\(size.channels == 1 ? "" : "s")"
        }
        throw DatasetError(
            file: name, expected: "images of \(words((rows, columns, channels)))", got: "\(words(got))",
            remedy: "leave --dataset out")
    }
}
