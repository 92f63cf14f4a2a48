import Testing

@testable import Datasets

@Suite struct ImageSourceTests {
    @Test("A folder that failed once is tried again")
    func failureIsNotKept() throws {
        try Sample.inFolder { folder in
            #expect(throws: DatasetError.self) { try ImageSource.cifar10.load(from: folder) }
            #expect(throws: DatasetError.self) { try ImageSource.mnist.load(from: folder) }
            let one = CIFAR10Tests.record(1, 2, 3, 4)
            try CIFAR10Tests.write(["data_batch_1.bin": one, "test_batch.bin": one], below: folder)
            #expect(try ImageSource.cifar10.load(from: folder).test.labels == [1])
        }
    }

    @Test(
        "The first digits are drawn as they stand in the complete set",
        arguments: [ImageSource.syntheticDigits, .colorDigits])
    func firstDigits(source: ImageSource) throws {
        let more = try source.load(from: "nowhere", first: (50, 40))
        let few = try source.load(from: "nowhere", first: (20, 10))
        let excerpt = try more.first(training: 20, test: 10)
        #expect(few.checksum == excerpt.checksum && few.checksum != more.checksum)
        #expect(few.training.images == excerpt.training.images && few.test.labels == excerpt.test.labels)
    }

    @Test("A data set carries the name of its source")
    func names() throws {
        try Sample.inFolder { folder in
            let two = CIFAR10Tests.record(1, 2, 3, 4) + CIFAR10Tests.record(5, 6, 7, 8)
            try CIFAR10Tests.write(["data_batch_1.bin": two, "test_batch.bin": two], below: folder)
            let images = try ImageSource.cifar10.load(from: folder)
            #expect(images.name == "CIFAR-10" && images.training.count == 2)
        }
        let color = try ImageSource.colorDigits.load(from: "nowhere", first: (20, 10))
        #expect(color.name == "synthetic digits in color" && color.training.count == 20 && color.test.count == 10)
        let digits = try ImageSource.syntheticDigits.load(from: "nowhere")
        #expect(digits.name == "synthetic digits" && digits.training.count == 60_000 && digits.test.count == 10_000)
    }
}
