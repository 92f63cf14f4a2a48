import Testing

@testable import Datasets

@Suite struct GunzipTests {
    @Test("A gzip stream is decompressed, and other bytes stay as they are")
    func decodes() throws {
        #expect(try Gunzip.decode(Sample.compressedImages, name: "a") == Sample.images)
        #expect(try Gunzip.decode(Sample.images, name: "a") == Sample.images)
        #expect(try Gunzip.decode([], name: "a") == [])
        #expect(try Gunzip.decode([0x1F], name: "a") == [0x1F])
        #expect(try Gunzip.decode(Sample.bomb, name: "a") == [UInt8](repeating: 0, count: 100_000))
    }

    @Test("The content, not the name, tells whether a file is compressed")
    func contentDecides() throws {
        try Sample.inFolder { folder in
            try Sample.write(Sample.images, to: "\(folder)/plain.gz")
            try Sample.write(Sample.compressedImages, to: "\(folder)/compressed")
            try Sample.write([], to: "\(folder)/empty")
            #expect(try Gunzip.read("\(folder)/plain.gz") == Sample.images)
            #expect(try Gunzip.read("\(folder)/compressed") == Sample.images)
            #expect(try Gunzip.read("\(folder)/empty") == [])
        }
    }

    @Test("A gzip stream cut short anywhere is refused in one line")
    func truncated() {
        for length in 2..<Sample.compressedImages.count {
            let message = Sample.message {
                _ = try Gunzip.decode(Array(Sample.compressedImages[..<length]), name: "a.gz")
            }
            #expect(
                message == "a.gz: expected one whole gzip stream, got a truncated one; delete it and run make data",
                "\(length) bytes")
        }
    }

    @Test("Bytes after the gzip stream are refused, a second stream too")
    func trailing() {
        for (extra, count) in [([0], 1), (Sample.compressedImages, 68)] {
            let message = Sample.message { _ = try Gunzip.decode(Sample.compressedImages + extra, name: "a.gz") }
            #expect(
                message == "a.gz: expected one whole gzip stream, got \(count) more bytes after it; "
                    + "delete it and run make data")
        }
    }

    @Test("A wrong check sum, length, method or block is refused with zlib's reason")
    func damaged() {
        let end = Sample.compressedImages.count
        let cases = [
            (end - 8, "incorrect data check"), (end - 4, "incorrect length check"),
            (2, "unknown compression method"), (10, "invalid block type"),
        ]
        for (index, reason) in cases {
            var bytes = Sample.compressedImages
            bytes[index] ^= index == 10 ? 0x04 : 0x01
            #expect(
                Sample.message { _ = try Gunzip.decode(bytes, name: "a.gz") }
                    == "a.gz: expected one whole gzip stream, got a damaged one (\(reason)); "
                    + "delete it and run make data")
        }
    }

    @Test("A flipped byte is refused, or changes nothing in what is read")
    func flipped() {
        var survivors = Set<Int>()
        for index in Sample.compressedImages.indices {
            for flip in UInt8(1)...255 {
                var bytes = Sample.compressedImages
                bytes[index] ^= flip
                // Without its magic number the file is a plain one, which is then no IDX file.
                guard let content = try? Gunzip.decode(bytes, name: "a"),
                    (try? IDX.images(in: content, name: "a")) != nil
                else { continue }
                survivors.insert(index)
                #expect(content == Sample.images, "byte \(index) ^ \(flip)")
            }
        }
        // Of the header: a flag that means nothing for the content, the time, and the system it was written on.
        #expect(survivors == [3, 4, 5, 6, 7, 8, 9])
    }

    @Test("Content beyond the limit is refused and not expanded")
    func limit() throws {
        let remedy = "delete it and run make data"
        #expect(try Gunzip.decode(Sample.bomb, name: "a", limit: 100_000).count == 100_000)
        #expect(
            Sample.message { _ = try Gunzip.decode(Sample.bomb, name: "a", limit: 99_999) }
                == "a: expected at most 99999 bytes, got more; \(remedy)")
        #expect(
            Sample.message { _ = try Gunzip.decode(Sample.bomb, name: "a", limit: 0) }
                == "a: expected at most 0 bytes, got more; \(remedy)")
        #expect(try Gunzip.decode(Sample.images, name: "a", limit: 76) == Sample.images)
        #expect(
            Sample.message { _ = try Gunzip.decode(Sample.images, name: "a", limit: 75) }
                == "a: expected at most 75 bytes, got 76; \(remedy)")
        let padded = Sample.compressedImages + [UInt8](repeating: 0, count: 2000)
        #expect(
            Sample.message { _ = try Gunzip.decode(padded, name: "a", limit: 100) }
                == "a: expected at most 100 bytes, got 2068 compressed ones; \(remedy)")
        try Sample.inFolder { folder in
            try Sample.write(padded, to: "\(folder)/a")
            #expect(
                Sample.message { _ = try Gunzip.read("\(folder)/a", limit: 100) }
                    == "\(folder)/a: expected at most 100 bytes, got a file of 2068 bytes; \(remedy)")
        }
    }

    @Test("A path that is no file is refused with its reason")
    func noFile() throws {
        try Sample.inFolder { folder in
            #expect(
                Sample.message { _ = try Gunzip.read("\(folder)/none") }
                    == "\(folder)/none: expected a readable file, got \"No such file or directory\"; run make data")
            #expect(
                Sample.message { _ = try Gunzip.read(folder) }
                    == "\(folder): expected a file, got a folder; name another path")
            try Sample.write([], to: "\(folder)/file")
            #expect(
                Sample.message { _ = try Gunzip.read("\(folder)/file/inside") }
                    == "\(folder)/file/inside: expected a readable file, got \"Not a directory\"; "
                    + "check the path and its permissions")
        }
        #expect(Sample.message { _ = try Gunzip.read("/dev/zero") } != nil)
    }

    @Test("An error is one line, whatever the path holds")
    func oneLine() {
        let error = DatasetError(file: "a\nb\r\nc", expected: "x", got: "y", remedy: "z")
        #expect("\(error)" == "a b c: expected x, got y; z")
    }
}
