import Datasets
import Networks
import Tensors
import TestSupport
import Testing

@Suite("Batches")
struct BatchesTests {
    /// Six images of two pixels, which name their place, with their place as label.
    private let images = LabeledImages(
        images: (0..<6).flatMap { [UInt8(10 * $0), UInt8(10 * $0 + 1)] }, labels: Array(0..<6), rows: 1, columns: 2,
        classes: 10)

    @Test("Scaling turns pixels into what its name says")
    func scaling() {
        let two = LabeledImages(images: [0, 255, 51, 102], labels: [0, 1], rows: 1, columns: 2, classes: 10)
        // 0, 1, 0.2 and 0.4: mean 0.4, variance (0.16 + 0.36 + 0.04 + 0) / 4 = 0.14.
        func pixels(_ scaling: PixelScaling) -> [Double] {
            let batches = Batches(two, size: 2, preprocessing: scaling.fitted(to: two))
            let (x, labels) = (Tensor<Double>([2, 2]), Labels(count: 2))
            batches.load(0, into: x, labels)
            return x.elements
        }
        let expected: [PixelScaling: [Double]] = [
            .unit: [0, 1, 0.2, 0.4], .centered: [-0.4, 0.6, -0.2, 0],
            .standardized: [-0.4, 0.6, -0.2, 0].map { $0 / 0.14.squareRoot() },
            .perChannel: [-0.4, 0.6, -0.2, 0].map { $0 / 0.14.squareRoot() },
        ]
        for scaling in PixelScaling.allCases {
            for (value, wanted) in zip(pixels(scaling), expected[scaling] ?? []) {
                #expect(abs(value - wanted) < 1e-12, "\(scaling)")
            }
        }
    }

    /// Two images of three channels of two pixels: channel means 10, 5 and 7, variances 50, 9 and 0.
    private let colors = LabeledImages(
        images: [0, 10, 2, 8, 7, 7, 10, 20, 8, 2, 7, 7], labels: [0, 1], channels: 3, rows: 1, columns: 2, classes: 2)

    @Test("Each channel has its own mean and deviation, and a constant channel is only centered")
    func perChannel() {
        let fitted = PixelScaling.perChannel.fitted(to: colors)
        let root = 50.0.squareRoot()
        #expect(
            fitted
                == PixelPreprocessing(
                    scales: [1 / root, 1.0 / 3, 1 / 255], shifts: [-10 / root, -5.0 / 3, -7 / 255.0]))
        let batches = Batches(colors, size: 2, preprocessing: fitted)
        let (x, labels) = (Tensor<Double>([2, 6]), Labels(count: 2))
        batches.load(0, into: x, labels)
        let expected = [-10 / root, 0, -1, 1, 0, 0, 0, 10 / root, 1, -1, 0, 0]
        for (value, wanted) in zip(x.elements, expected) { #expect(abs(value - wanted) < 1e-14) }
    }

    @Test("The other kinds give all channels one scale and one shift, of all pixels together")
    func allChannels() {
        // The sum is 88 and that of the squares 932, over twelve pixels.
        let (mean, deviation) = (88.0 / 12, (932.0 / 12 - 88.0 / 12 * (88.0 / 12)).squareRoot())
        let expected: [PixelScaling: (Double, Double)] = [
            .unit: (1 / 255, 0), .centered: (1 / 255, -mean / 255), .standardized: (1 / deviation, -mean / deviation),
        ]
        for (scaling, (scale, shift)) in expected {
            let fitted = scaling.fitted(to: colors)
            #expect(fitted.scales == [scale, scale, scale] && fitted.shifts == [shift, shift, shift], "\(scaling)")
        }
    }

    @Test("Preprocessing of another number of channels is refused")
    func otherChannels() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let gray = LabeledImages(images: [0, 1], labels: [0], rows: 1, columns: 2, classes: 2)
            _ = Batches(gray, size: 1, preprocessing: PixelPreprocessing(scales: [1, 1, 1], shifts: [0, 0, 0]))
        }
        let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("preprocessing of 3 channels for images of 1"))
    }

    @Test("Without a shuffle the images come in their order, and a last part of a batch is left out")
    func order() {
        let batches = Batches(images, size: 4, preprocessing: PixelPreprocessing(scales: [1], shifts: [0]))
        let (x, labels) = (Tensor<Float>([4, 2]), Labels(count: 4))
        batches.load(0, into: x, labels)
        #expect(batches.count == 1)
        #expect(x.elements == [0, 1, 10, 11, 20, 21, 30, 31])
        #expect((0..<4).map { labels.pointer[$0] } == [0, 1, 2, 3])
    }

    @Test("In a shuffled epoch every image comes once, with its label, in an order that the stream decides")
    func shuffled() {
        func epoch(_ number: Int) -> [Float] {
            var batches = Batches(images, size: 2, preprocessing: PixelPreprocessing(scales: [1], shifts: [0]))
            batches.shuffle(RandomStream(key: 7)[number])
            let (x, labels) = (Tensor<Float>([2, 2]), Labels(count: 2))
            return (0..<batches.count).flatMap { index -> [Float] in
                batches.load(index, into: x, labels)
                for row in 0..<2 {
                    #expect(x[2 * row] == Float(10 * labels.pointer[row]))
                    #expect(x[2 * row + 1] == x[2 * row] + 1)
                }
                return [x[0], x[2]]
            }
        }
        #expect(epoch(1).sorted() == [0, 10, 20, 30, 40, 50])
        #expect(epoch(1) == epoch(1))
        #expect((1...5).contains { epoch($0) != epoch($0 + 1) })
    }

    @Test("Only the first images are used where only they are asked for")
    func first() {
        var batches = Batches(images, size: 1, first: 3, preprocessing: PixelPreprocessing(scales: [1], shifts: [0]))
        batches.shuffle(RandomStream(key: 1))
        let (x, labels) = (Tensor<Float>([1, 2]), Labels(count: 1))
        var seen: Set<Int32> = []
        for index in 0..<batches.count {
            batches.load(index, into: x, labels)
            seen.insert(labels.pointer[0])
        }
        #expect(seen == [0, 1, 2])
    }

    @Test("A tensor of rank 4 is filled channels last, number for number")
    func channelsLast() {
        // Pixel (row, column) of channel c of image i is 100 i + 30 c + 3 row + column.
        let starts = [0, 30, 60, 100, 130, 160]
        let bytes = starts.flatMap { start in (0..<6).map { UInt8(start + $0) } }
        let images = LabeledImages(
            images: bytes, labels: [4, 5], channels: 3, rows: 2, columns: 3, classes: 10)
        let batches = Batches(
            images, size: 2, preprocessing: PixelPreprocessing(scales: [1, 2, 1], shifts: [0, 0, -1]))
        let (x, labels) = (Tensor<Double>([2, 2, 3, 3]), Labels(count: 2))
        batches.load(0, into: x, labels)
        for i in 0..<2 {
            for pixel in 0..<6 {
                let base = Double(100 * i + pixel)
                let start = 18 * i + 3 * pixel
                #expect((0..<3).map { x[start + $0] } == [base, 2 * (base + 30), base + 60 - 1])
            }
        }
        #expect((0..<2).map { labels.pointer[$0] } == [4, 5])
    }

    @Test("Gray images are the same numbers in both forms")
    func grayChannelsLast() {
        let digits = SyntheticDigits.make(training: 8, test: 0).training
        let batches = Batches(digits, size: 8, preprocessing: PixelScaling.standardized.fitted(to: digits))
        let (matrix, images, labels) = (Tensor<Float>([8, 784]), Tensor<Float>([8, 28, 28, 1]), Labels(count: 8))
        batches.load(0, into: matrix, labels)
        batches.load(0, into: images, labels)
        #expect(matrix.elements == images.elements)
    }

    @Test("Loading a batch allocates nothing, in either form", .enabled(if: AllocationCount.isAvailable))
    func allocations() async {
        await #expect(processExitsWith: .success) {
            let images = LabeledImages(
                images: [UInt8](repeating: 9, count: 24), labels: [0, 1], channels: 3, rows: 2, columns: 2, classes: 2)
            let batches = Batches(images, size: 2, preprocessing: PixelScaling.unit.fitted(to: images))
            for shape in [[2, 12], [2, 2, 2, 3]] as [Shape] {
                let labels = Labels(count: 2)
                var x: Tensor<Float>?
                AllocationCount.expectNone { number in
                    if number == 0 { x = Tensor(shape) }
                    if let x { batches.load(0, into: x, labels) }
                }
            }
        }
    }

    @Test("Planes in place of channels last are refused")
    func otherShape() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            let images = LabeledImages(
                images: [UInt8](repeating: 0, count: 12), labels: [0], channels: 3, rows: 2, columns: 2, classes: 2)
            let batches = Batches(images, size: 1, preprocessing: PixelScaling.unit.fitted(to: images))
            batches.load(0, into: Tensor<Float>([1, 3, 2, 2]), Labels(count: 1))
        }
        let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(message.contains("a batch of 1 images of 2 x 2 x 3 does not fit into [1, 3, 2, 2]"))
    }

    @Test("Halved images are means of 2 x 2 pixels of each channel, rounded with a half going up")
    func halved() {
        // Means 2.5, 1.25, 255 and 0.75 in one channel; the other one is 10 higher, but for the white pixels.
        let plane: [UInt8] = [1, 2, 0, 0, 3, 4, 2, 3, 255, 255, 0, 1, 255, 255, 1, 1]
        let images = LabeledImages(
            images: plane + plane.map { $0 == 255 ? 255 : $0 + 10 }, labels: [7], channels: 2, rows: 4, columns: 4,
            classes: 10)
        let half = images.halved()
        #expect(half.images == [3, 1, 255, 1, 13, 11, 255, 11])
        #expect(half.labels == [7] && half.channels == 2 && half.rows == 2 && half.columns == 2)
    }

    @Test("A small network learns the synthetic digits, which are neither trivial nor hopeless")
    func syntheticDigitsAreLearned() throws {
        let digits = SyntheticDigits.make()
        let stream = RandomStream(experiment: "synthetic digits", seed: 1)
        let network = Sequential<Float>.perceptron(
            [784, 128, 10], .relu, initializer: .heNormal, stream: stream["weights"])
        let preprocessing = PixelScaling.unit.fitted(to: digits.training)
        var batches = Batches(digits.training, size: 64, preprocessing: preprocessing)
        let training = Classifier(network, batch: 64, features: 784, mode: .training)
        let trainer = Trainer(training.loss, Optimizer(.sgd, of: network.parameters, learningRate: 0.1))
        let outcome = try trainer.train(epochs: 5, stepsPerEpoch: batches.count) { epoch, step in
            if step == 0 { batches.shuffle(stream["order"][epoch]) }
            batches.load(step, into: training.images.value, training.labels)
        } afterEpoch: { _, _ in
        }
        let test = Batches(digits.test, size: 1000, preprocessing: preprocessing)
        let examination = Classifier(network, batch: 1000, features: 784, mode: .inference)
        let result = examination.evaluate(batches: test.count) { index in
            test.load(index, into: examination.images.value, examination.labels)
        }
        #expect(outcome == .finished)
        #expect((0.95...0.995).contains(result.accuracy), "accuracy \(result.accuracy)")
    }
}
