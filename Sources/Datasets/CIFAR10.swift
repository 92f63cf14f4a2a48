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

    /// What to do about files that are missing or damaged: no script downloads these.
    static let remedy =
        "unpack cifar-10-binary.tar.gz from https://www.cs.toronto.edu/~kriz/cifar.html in the data folder"

    /// The data set from `cifar-10-batches-bin/` under the data folder, with the SHA-256 over its files in their order.
    ///
    /// A file that is missing, unreadable or damaged throws a `DatasetError`.
    public static func load(from folder: String) throws(DatasetError) -> ImageDataset {
        let folder = "\(folder)/cifar-10-batches-bin"
        let batches = (1...5).map { "\(folder)/data_batch_\($0).bin" }
        let present = batches.filter { access($0, F_OK) == 0 }
        var files: [File] = []
        for path in (present.isEmpty ? [batches[0]] : present) + ["\(folder)/test_batch.bin"] {
            files.append(File(name: path, bytes: try read(path)))
        }
        return ImageDataset(
            name: ImageSource.cifar10.rawValue, checksum: SHA256.hexDigest(of: files.map(\.bytes)),
            training: try images(in: files.dropLast()), test: try images(in: files.suffix(1)))
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
            throw DatasetError(file: path, expected: "the file", got: "none", remedy: remedy)
        }
        do {
            return try Gunzip.read(path)
        } catch {
            guard error.remedy == DatasetError.fetchAgain else { throw error }
            throw DatasetError(file: error.file, expected: error.expected, got: error.got, remedy: remedy)
        }
    }
}
