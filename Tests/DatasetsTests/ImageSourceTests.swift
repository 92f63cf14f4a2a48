import Dispatch
import Synchronization
import Testing

@testable import Datasets

@Suite struct ImageSourceTests {
    private static func withImages(_ body: (String) throws -> Void) throws {
        try Sample.inFolder { folder in
            let two = CIFAR10Tests.record(1, 2, 3, 4) + CIFAR10Tests.record(5, 6, 7, 8)
            try CIFAR10Tests.write(["data_batch_1.bin": two, "test_batch.bin": two], below: folder)
            try body(folder)
        }
    }

    @Test("Tasks that share a folder get one data set")
    func shared() throws {
        try Self.withImages { folder in
            let addresses = Mutex<[UInt?]>([])
            DispatchQueue.concurrentPerform(iterations: 4) { _ in
                let images = try? ImageSource.cifar10.load(from: folder).training.images
                let address = images?.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
                addresses.withLock { $0.append(address) }
            }
            let found = addresses.withLock { $0 }
            #expect(found.count == 4 && Set(found).count == 1 && found[0] != nil)
        }
    }

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

    @Test("A data set is found by the name that it carries, in two folders twice")
    func names() throws {
        try Self.withImages { folder in
            let images = try ImageDataset.named("CIFAR-10", from: folder, training: 2, test: 2)
            #expect(images.name == "CIFAR-10" && images.training.count == 2)
            try Self.withImages { other in
                try CIFAR10Tests.write(["data_batch_2.bin": CIFAR10Tests.record(0, 0, 0, 0)], below: other)
                #expect(try ImageDataset.named("CIFAR-10", from: other, training: 3, test: 2).training.count == 3)
            }
        }
        #expect(try ImageDataset.named(nil, from: nil).name == "synthetic digits")
        let digits = try ImageDataset.named("synthetic digits", from: nil, training: 60_000, test: 10_000)
        #expect(digits.name == "synthetic digits")
    }

    @Test("Fewer images than are needed are an error of the data")
    func tooFew() throws {
        try Self.withImages { folder in
            func message(_ training: Int, _ test: Int) -> String? {
                Sample.message { _ = try ImageDataset.named("CIFAR-10", from: folder, training: training, test: test) }
            }
            let remedy = "; take the whole data set, or settings that need fewer"
            #expect(message(2, 2) == nil)
            #expect(message(3, 2) == "CIFAR-10: expected at least 3 training images, got 2" + remedy)
            #expect(message(2, 3) == "CIFAR-10: expected at least 3 test images, got 2" + remedy)
        }
    }
}
