import Checksums

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The handwritten digits of MNIST, checked byte for byte against the published files.
///
/// 60,000 training and 10,000 test images of 28 x 28 pixels in ten classes, in files named as published, each with
/// or without `.gz`, in the folder `mnist` of the data folder.
/// Source: LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition" (1998).
public enum MNIST {
    /// A published file: its name, and the length and SHA-256 of its decompressed bytes.
    struct Publication {
        let name: String
        let length: Int
        let checksum: String
    }

    /// The published files, in the order in which the checksum of the data set takes them.
    static let published = [
        Publication(
            name: "train-images-idx3-ubyte", length: 47_040_016,
            checksum: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        Publication(
            name: "train-labels-idx1-ubyte", length: 60_008,
            checksum: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        Publication(
            name: "t10k-images-idx3-ubyte", length: 7_840_016,
            checksum: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        Publication(
            name: "t10k-labels-idx1-ubyte", length: 10_008,
            checksum: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ]

    /// SHA-256 of the four published files one after the other, decompressed.
    public static let checksum = "b2d8f5bf39174ee5ffeefa97e42d673c35432b411bb5d1f74fbbeddae7f1690a"

    /// Whether all four files are in `mnist/` under the data folder; the content is not checked.
    public static func isPresent(in folder: String) -> Bool {
        published.allSatisfy { path(of: $0.name, in: folder) != nil }
    }

    /// The data set from `mnist/` under the data folder.
    ///
    /// A file that is missing, unreadable, damaged or not the published one throws a `DatasetError`.
    public static func load(from folder: String) throws(DatasetError) -> ImageDataset {
        try load(from: folder, published: published, checksum: checksum)
    }

    /// As `load(from:)`, for other files than the published ones, so that tests need no real data.
    static func load(
        from folder: String, published: [Publication], checksum: String
    ) throws(DatasetError) -> ImageDataset {
        var paths: [String] = []
        var contents: [[UInt8]] = []
        for file in published {
            guard let path = path(of: file.name, in: folder) else {
                throw DatasetError(
                    file: "\(folder)/mnist/\(file.name)", expected: "the file, with or without .gz", got: "neither",
                    remedy: "run make data or name the data folder with --data")
            }
            paths.append(path)
            contents.append(try Gunzip.read(path, limit: file.length))
        }
        // One digest over everything is enough when it is right, and halves the time; a wrong one needs the culprit.
        if SHA256.hexDigest(of: contents) != checksum {
            for (index, file) in published.enumerated() {
                let found = SHA256.hexDigest(of: contents[index])
                guard found == file.checksum else {
                    throw DatasetError(file: paths[index], expected: "SHA-256 \(file.checksum)", got: found)
                }
            }
            fatalError("the published checksums contradict each other")
        }
        func part(_ first: Int) throws(DatasetError) -> LabeledImages {
            let images = try IDX.images(in: contents[first], name: paths[first])
            let labels = try IDX.labels(in: contents[first + 1], name: paths[first + 1], classes: 10)
            guard images.rows == 28, images.columns == 28 else {
                throw DatasetError(
                    file: paths[first], expected: "images of 28 x 28", got: "\(images.rows) x \(images.columns)")
            }
            guard labels.count == images.count else {
                throw DatasetError(
                    file: paths[first + 1], expected: "\(images.count) labels, one for each image",
                    got: "\(labels.count)")
            }
            return LabeledImages(images: images.bytes, labels: labels, rows: 28, columns: 28, classes: 10)
        }
        return ImageDataset(
            name: ImageSource.mnist.rawValue, checksum: checksum, training: try part(0), test: try part(2))
    }

    private static func path(of name: String, in folder: String) -> String? {
        let plain = "\(folder)/mnist/\(name)"
        let found = [plain, plain + ".gz"].filter { (path: String) in access(path, F_OK) == 0 }
        // What is no file stands aside for one; alone it is read, and the error says what it is.
        return found.first(where: isFile) ?? found.first
    }

    private static func isFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
