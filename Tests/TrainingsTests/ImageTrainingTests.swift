import Datasets
import Foundation
import Graphs
import Networks
import Tensors
import Testing

@testable import Harness
@testable import Trainings

/// Forty images of 2 x 2 pixels in two classes: the class is whether the first pixel is bright.
private let images: ImageDataset = {
    func part(_ count: Int) -> LabeledImages {
        let labels = (0..<count).map { UInt8($0 % 2) }
        let pixels = (0..<count).flatMap { index -> [UInt8] in
            [labels[index] * 200, UInt8(index % 7), 50, UInt8(index % 3)]
        }
        return LabeledImages(images: pixels, labels: labels, rows: 2, columns: 2, classes: 2)
    }
    return ImageDataset(name: "stripes", checksum: "1", training: part(40), test: part(10))
}()

@Suite("The training of a classifier of images")
struct ImageTrainingTests {
    private struct Epoch: Row {
        static let table = RowTable<Epoch>("epochs", ["epoch": \.epoch, "loss": \.loss, "accuracy": \.accuracy])
        let epoch: Int
        let loss, accuracy: Double
    }

    private func training(epochs: Int, rate: Double = 0.5) -> ImageTraining {
        let network = Sequential<Float>.perceptron(
            images.training.perceptronWidths(depth: 1, width: 8), .relu, initializer: .heNormal,
            stream: RandomStream(key: 1))
        return ImageTraining(
            network, images, batch: 8, epochs: epochs, learningRate: .constant(rate), order: RandomStream(key: 2))
    }

    private func curve(_ lab: Lab, epochs: Int = 12) throws -> Table {
        let training = training(epochs: epochs)
        let test = training.examination(of: images.test, batch: 10)
        return try training.curve(in: lab) { epoch, loss in
            Epoch(epoch: epoch, loss: loss, accuracy: test.run().accuracy)
        }.curve
    }

    @Test("learns what can be learned, and writes a row after each epoch")
    func learns() throws {
        let rows = try Tables([curve(Lab())]).rows(Epoch.table)
        #expect(rows.map(\.epoch) == Array(1...12))
        #expect(rows[11].loss < rows[0].loss / 2 && rows[11].accuracy == 1)
    }

    @Test("that is stopped after every step gives the same curve")
    func resumes() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "trainability-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let whole = try curve(Lab())
        var stops = 0
        while true {
            let lab = Lab(checkpoint: Checkpoint(path, every: 1000) { true })
            do {
                #expect(try curve(lab) == whole)
                break
            } catch is Interrupted {
                stops += 1
            }
        }
        // Twelve epochs of five steps.
        #expect(stops == 60)
    }

    @Test("changes the images of every batch anew if it is to, by draws of the order's stream, and decays the weights")
    func changes() throws {
        func losses(_ augmentation: Augmentation?, weightDecay: Double = 0) throws -> [Double] {
            let network = Sequential<Float>(
                Flatten(),
                Dense(4, 2, .identity, initializer: .heNormal, stream: RandomStream(key: 1)))
            let training = ImageTraining(
                network, images, batch: 8, epochs: 3, learningRate: .constant(0.5), layout: .image,
                weightDecay: weightDecay, augmentation: augmentation, order: RandomStream(key: 2))
            return try training.losses(of: training.examination(of: images.test, batch: 10), in: Lab()).losses
        }
        let plain = try losses(nil)
        #expect(try losses(Augmentation(padding: 0, flips: false)) == plain)
        let flipped = try losses(Augmentation(padding: 0, flips: true))
        #expect(flipped != plain)
        #expect(try losses(Augmentation(padding: 0, flips: true)) == flipped)
        // The bright pixel that tells the classes apart moves.
        #expect(flipped[2] > plain[2])
        #expect(try losses(nil, weightDecay: 0.1)[2] > plain[2])
    }

    @Test("whose last step ruins the weights has diverged at that step")
    func lastStep() throws {
        // One step is finite, the loss after a step of this size is not.
        let training = training(epochs: 1, rate: 1e38)
        let (losses, outcome) = try training.losses(of: training.examination(of: images.test, batch: 10), in: Lab())
        #expect(outcome.divergedStep != nil && losses.allSatisfy { !$0.isFinite })
    }

    @Test("needs so many images, and says how many there are")
    func tooFew() {
        let lab = Lab(data: DataSource(images))
        func message(_ training: Int, _ test: Int) -> String? {
            do { _ = try lab.images(training: training, test: test) } catch { return "\(error)" }
            return nil
        }
        let remedy = "; take the whole data set, or settings that need fewer"
        #expect(message(40, 10) == nil)
        #expect(message(41, 10) == "stripes: expected at least 41 training images, got 40" + remedy)
        #expect(message(40, 11) == "stripes: expected at least 11 test images, got 10" + remedy)
    }
}

@Suite("The mean activations of units")
struct UnitMeansTests {
    @Test("have the median over the units of all hidden layers")
    func median() {
        let graph = Graph<Float>()
        let layers = [graph.input([2, 2]), graph.input([2, 1]), graph.input([2, 1])]
        var means = UnitMeans()
        // The means of the three hidden units are 2, 10 and 4; the last layer does not count.
        for _ in 1...2 {
            layers[0].value.load([1, 9, 3, 11])
            layers[1].value.load([4, 4])
            layers[2].value.load([100, 100])
            means.add(layers)
        }
        #expect(means.median == 4)
    }
}

@Suite("Gradients of layers")
struct GradientMagnitudesTests {
    @Test("have mean, median and share of zeros of all batches")
    func statistics() {
        let weights = Tensor<Float>([4])
        var magnitudes = GradientMagnitudes(.upToOne, of: weights)
        magnitudes.add(Tensor([4], [0, 0.25, -0.25, 0.25]))
        magnitudes.add(Tensor([4], [0, 0.25, 0.25, -0.25]))
        #expect(magnitudes.count == 8 && magnitudes.zeroShare == 0.25)
        #expect(magnitudes.mean == 0.1875)
        // Bins are half an octave wide, and 0.25 is the beginning of one: the median is in its middle.
        #expect(abs(magnitudes.medianLog2 - -1.75) <= 0.25)
        // Of the four averages one is 0.25, the others are 0.
        #expect(abs(magnitudes.ofAverage.mean - 0.0625) < 1e-9)
    }
}
