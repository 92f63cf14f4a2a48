import Testing

@testable import Datasets

@Suite struct IDXTests {
    @Test("Images and labels come back as they were written")
    func reads() throws {
        let images = try IDX.images(in: Sample.images, name: "a")
        #expect(images.count == 3)
        #expect(images.rows == 4)
        #expect(images.columns == 5)
        #expect(images.bytes == Array(Sample.images[16...]))
        #expect(try IDX.labels(in: Sample.idx([4]) + [0, 9, 3, 3], name: "a", classes: 10) == [0, 9, 3, 3])
        #expect(try IDX.labels(in: Sample.idx([2]) + [0, 255], name: "a", classes: 256) == [0, 255])
    }

    @Test("A file is read alike whether compressed or not")
    func readsFiles() throws {
        try Sample.inFolder { folder in
            try Sample.write(Sample.compressedImages, to: "\(folder)/images.gz")
            try Sample.write(Sample.idx([3]) + [1, 2, 0], to: "\(folder)/labels")
            #expect(try IDX.images(file: "\(folder)/images.gz") == IDX.images(in: Sample.images, name: "a"))
            #expect(try IDX.labels(file: "\(folder)/labels", classes: 3) == [1, 2, 0])
            #expect(
                Sample.message { _ = try IDX.labels(file: "\(folder)/images.gz", classes: 3) }
                    == "\(folder)/images.gz: expected the magic number 0x00000801 of 1-dimensional bytes, "
                    + "got 0x00000803; delete it and run make data")
            #expect(
                Sample.message { _ = try IDX.images(file: "\(folder)/images.gz", limit: 75) }
                    == "\(folder)/images.gz: expected at most 75 bytes, got more; delete it and run make data")
        }
    }

    /// Bytes that are no image file, and what is said about them.
    static let imageFaults: [([UInt8], String)] = [
        ([], "a header of 16 bytes, got 0"),
        (Array(Sample.images[..<15]), "a header of 16 bytes, got 15"),
        (Array([1] + Sample.images[1...]), imageMagic + "got 0x01000803"),
        (Array([0, 1] + Sample.images[2...]), imageMagic + "got 0x00010803"),
        (Array([0, 0, 0x0D] + Sample.images[3...]), imageMagic + "got 0x00000d03"),
        (Sample.idx([16, 0, 0, 0]), imageMagic + "got 0x00000804"),
        (Sample.idx([0, 28, 28]), "dimensions of at least 1, got 0 x 28 x 28"),
        (Sample.idx([.max, .max, 0]), "dimensions of at least 1, got 4294967295 x 4294967295 x 0"),
        (Sample.images + [0], "3 x 4 x 5 bytes after the header, got 61"),
        (Array(Sample.images.dropLast()), "3 x 4 x 5 bytes after the header, got 59"),
        (Sample.idx([1, 1, 1]), "1 x 1 x 1 bytes after the header, got 0"),
        // Products that overflow 64 bits; the last would wrap around to exactly the 0 bytes that follow.
        (
            Sample.idx([.max, .max, .max]) + [0],
            "4294967295 x 4294967295 x 4294967295 bytes after the header, got 1"
        ),
        (Sample.idx([1 << 31, 1 << 31, 4]), "2147483648 x 2147483648 x 4 bytes after the header, got 0"),
    ]
    static let imageMagic = "the magic number 0x00000803 of 3-dimensional bytes, "

    @Test("Each fault of an image file is told in one line", arguments: imageFaults)
    func imageFault(bytes: [UInt8], fault: String) {
        let message = Sample.message { _ = try IDX.images(in: bytes, name: "images") }
        #expect(message == "images: expected \(fault); delete it and run make data")
    }

    /// Bytes that are no file of labels below 10, and what is said about them.
    static let labelFaults: [([UInt8], String)] = [
        (Array(Sample.idx([3])[..<7]), "a header of 8 bytes, got 7"),
        (Sample.images, "the magic number 0x00000801 of 1-dimensional bytes, got 0x00000803"),
        (Sample.idx([0]), "dimensions of at least 1, got 0"),
        (Sample.idx([.max]) + [0], "4294967295 bytes after the header, got 1"),
        (Sample.idx([3]) + [1, 2], "3 bytes after the header, got 2"),
        (Sample.idx([3]) + [1, 2, 3, 4], "3 bytes after the header, got 4"),
        (Sample.idx([3]) + [9, 10, 11], "labels in 0...9, got 10 for image 1"),
    ]

    @Test("Each fault of a label file is told in one line", arguments: labelFaults)
    func labelFault(bytes: [UInt8], fault: String) {
        let message = Sample.message { _ = try IDX.labels(in: bytes, name: "labels", classes: 10) }
        #expect(message == "labels: expected \(fault); delete it and run make data")
    }

    @Test("A file cut short anywhere is refused")
    func truncated() {
        for length in 0..<Sample.images.count {
            let bytes = Array(Sample.images[..<length])
            #expect(throws: DatasetError.self, "\(length) bytes") { try IDX.images(in: bytes, name: "a") }
        }
        for length in 0..<Sample.compressedImages.count {
            let bytes = Array(Sample.compressedImages[..<length])
            #expect(throws: DatasetError.self, "\(length) compressed bytes") {
                try IDX.images(in: Gunzip.decode(bytes, name: "a"), name: "a")
            }
        }
        let labels = Sample.idx([3]) + [1, 2, 3]
        for length in 0..<labels.count {
            #expect(throws: DatasetError.self, "\(length) bytes of labels") {
                try IDX.labels(in: Array(labels[..<length]), name: "a", classes: 10)
            }
        }
    }
}
