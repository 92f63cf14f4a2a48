import Checksums

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The photographs of CIFAR-10, binary version: 32 x 32 pixels in three colors, ten classes from airplane to truck.
///
/// Files of the folder `cifar-10-batches-bin` of the data folder: as many of `data_batch_1.bin` to `data_batch_5.bin` as
/// are there, and `test_batch.bin`, each of any number of records.
/// Source: Krizhevsky, "Learning Multiple Layers of Features from Tiny Images" (2009); the format is that of
/// https://www.cs.toronto.edu/~kriz/cifar.html.
public enum CIFAR10 {
    static let classes = 10
    static let channels = 3
    /// The height and width of every image.
    static let side = 32
    /// The bytes of a record: the label, then the planes of red, green and blue, each row by row.
    static let recordLength = 1 + channels * side * side

    /// What to do about a damaged file. The whole folder, because one that lacks a file passes for a part of the data set.
    static let remedy = "delete its folder and run make data"

    /// Whether `cifar-10-batches-bin/` under the data folder has test images and some training images; the content is not
    /// checked.
    public static func isPresent(in folder: String) -> Bool {
        !batches(in: folder).isEmpty && access("\(self.folder(in: folder))/test_batch.bin", F_OK) == 0
    }

    /// The data set from `cifar-10-batches-bin/` under the data folder, with the SHA-256 over its files in their order.
    ///
    /// A file that is missing, unreadable or damaged throws a `DatasetError`.
    public static func load(from folder: String) throws(DatasetError) -> ImageDataset {
        let files = try files(in: folder)
        return ImageDataset(
            name: ImageSource.cifar10.rawValue, checksum: SHA256.hexDigest(of: files.map(\.bytes)),
            training: try images(in: files.dropLast()), test: try images(in: files.suffix(1)))
    }

    /// The first images of each part, as ``ImageDataset/first(training:test:)`` has them. Files beyond them are not read.
    ///
    /// Fewer images, and a file that is missing, unreadable or damaged, throw a `DatasetError`.
    static func load(from folder: String, training: Int, test: Int) throws(DatasetError) -> ImageDataset {
        let files = try files(in: folder, training: training)
        let found = ImageDataset(
            name: ImageSource.cifar10.rawValue, training: try images(in: files.dropLast()),
            test: try images(in: files.suffix(1)))
        return try found.first(training: training, test: test)
    }

    /// The files of training images, as many as it takes for this many images, and the one of test images.
    private static func files(in folder: String, training: Int = .max) throws(DatasetError) -> [File] {
        let present = batches(in: folder)
        var files: [File] = []
        var images = 0
        for path in present.isEmpty ? ["\(self.folder(in: folder))/data_batch_1.bin"] : present where images < training
        {
            files.append(File(name: path, bytes: try read(path)))
            images += files[files.count - 1].bytes.count / recordLength
        }
        let test = "\(self.folder(in: folder))/test_batch.bin"
        return files + [File(name: test, bytes: try read(test))]
    }

    private static func folder(in folder: String) -> String { "\(folder)/cifar-10-batches-bin" }

    /// The files of training images that are there.
    private static func batches(in folder: String) -> [String] {
        (1...5).map { "\(self.folder(in: folder))/data_batch_\($0).bin" }.filter { access($0, F_OK) == 0 }
    }

    /// A file and its name for errors.
    struct File {
        let name: String
        let bytes: [UInt8]
    }

    /// The images of some files one after the other, `[count, 3, 32, 32]`; throws a `DatasetError`.
    static func images(in files: some Sequence<File>) throws(DatasetError) -> LabeledImages {
        var images: [UInt8] = []
        var labels: [UInt8] = []
        for file in files {
            guard !file.bytes.isEmpty, file.bytes.count % recordLength == 0 else {
                throw DatasetError(
                    file: file.name, expected: "whole records of \(recordLength) bytes",
                    got: "\(file.bytes.count) bytes", remedy: remedy)
            }
            for start in stride(from: 0, to: file.bytes.count, by: recordLength) {
                guard file.bytes[start] < classes else {
                    throw DatasetError(
                        file: file.name, expected: "labels in 0...\(classes - 1)",
                        got: "\(file.bytes[start]) for image \(start / recordLength)", remedy: remedy)
                }
                labels.append(file.bytes[start])
                images += file.bytes[start + 1..<start + recordLength]
            }
        }
        return LabeledImages(
            images: images, labels: labels, channels: channels, rows: side, columns: side, classes: classes)
    }

    private static func read(_ path: String) throws(DatasetError) -> [UInt8] {
        guard access(path, F_OK) == 0 else {
            throw DatasetError(
                file: path, expected: "the file", got: "none",
                remedy: "run make data or name the data folder with --data")
        }
        do {
            return try Gunzip.read(path)
        } catch {
            guard error.remedy == DatasetError.fetchAgain else { throw error }
            throw DatasetError(file: error.file, expected: error.expected, got: error.got, remedy: remedy)
        }
    }
}
