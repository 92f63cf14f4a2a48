import Foundation
import Graphs
import Networks
import TestSupport
import Tensors
import Testing

@Suite struct TrainerTests {
    /// Minimizes w² from w = 1: each step multiplies w by 1 - 2 rate.
    private struct Parabola {
        let parameter = Parameter<Float>("w", Tensor([], [1]))
        let graph = Graph<Float>()
        let trainer: Trainer<Float>

        init(learningRate: LearningRate) {
            let w = graph.parameter(parameter)
            trainer = Trainer(w * w, Optimizer(.sgd, of: [parameter], learningRate: learningRate))
        }
    }

    @Test("The mean loss of an epoch is that of its steps, each before its update")
    func meanLoss() throws {
        // w = 1, 1/2, 1/4, …: losses 1, 1/4 | 1/16, 1/64 | …
        let parabola = Parabola(learningRate: 0.25)
        var (calls, means): ([[Int]], [Double]) = ([], [])
        let outcome = try parabola.trainer.train(epochs: 3, stepsPerEpoch: 2) { epoch, step in
            calls.append([epoch, step])
        } afterEpoch: { epoch, mean in
            #expect(epoch == means.count + 1)
            means.append(mean)
        }
        #expect(outcome == .finished)
        #expect(calls == [[1, 0], [1, 1], [2, 0], [2, 1], [3, 0], [3, 1]])
        #expect(means == [0.625, 0.625 / 16, 0.625 / 256] as [Double])
        #expect(parabola.parameter.value.scalar == 0.015625)
    }

    @Test("Each epoch is trained at its own learning rate")
    func schedule() throws {
        let parabola = Parabola(learningRate: .steps(initial: 0.25, factor: 0, at: [2]))
        _ = try parabola.trainer.train(epochs: 3, stepsPerEpoch: 1, load: { _, _ in }, afterEpoch: { _, _ in })
        #expect(parabola.parameter.value.scalar == 0.5)
    }

    @Test("A rate that is too large diverges at a step that can be told in advance, which is not taken")
    func diverges() throws {
        // w is multiplied by -3 a step: 9^(n - 1) exceeds the largest Float, 2^128, at step 42 = ⌈128 / log₂ 9⌉ + 1.
        let parabola = Parabola(learningRate: 2.0)
        var epochs: [Int] = []
        var before: Float = 0
        let outcome = try parabola.trainer.train(epochs: 10, stepsPerEpoch: 20) { _, _ in
            before = parabola.parameter.value.scalar
        } afterEpoch: { epoch, _ in
            epochs.append(epoch)
        }
        #expect(outcome == .diverged(step: 42))
        #expect(epochs == [1, 2])
        #expect(before.isFinite && before.magnitude > 1e19)
        #expect(parabola.parameter.value.scalar == before)
    }

    @Test("An observer sees each step's gradient and the parameter it was taken at, before the update")
    func observer() throws {
        let parabola = Parabola(learningRate: 0.25)
        var seen: [[Double]] = []
        _ = try parabola.trainer.train(epochs: 2, stepsPerEpoch: 2) { _, _ in
        } observe: { epoch, step in
            let (w, gradient) = (parabola.parameter.value.scalar, parabola.parameter.gradient.scalar)
            seen.append([Double(epoch), Double(step), Double(w), Double(gradient)])
        } afterEpoch: { _, _ in
        }
        // w² has the gradient 2 w, and a rate of 1/4 halves w.
        #expect(seen == [[1, 0, 1, 2], [1, 1, 0.5, 1], [2, 0, 0.25, 0.5], [2, 1, 0.125, 0.25]])
    }

    @Test("No epochs are finished at once")
    func noEpochs() throws {
        let parabola = Parabola(learningRate: 0.25)
        let outcome = try parabola.trainer.train(epochs: 0, stepsPerEpoch: 1) { _, _ in
            Issue.record("a batch was loaded")
        } afterEpoch: { _, _ in
            Issue.record("an epoch ended")
        }
        #expect(outcome == .finished)
        #expect(parabola.parameter.value.scalar == 1)
    }

    @Test("A small network learns to tell two clouds apart", arguments: OptimizerTests.rules)
    func learns(name: String, rule: UpdateRule) throws {
        let (batch, features) = (16, 2)
        let network = Sequential<Float>.perceptron(
            [features, 8, 2], .tanh, initializer: .glorotUniform, stream: RandomStream(key: 60))
        let classifier = Classifier(network, batch: batch, features: features, mode: .training)
        func load(_ number: Int) {
            // Class 1 lies around (2, 2), class 0 around (-2, -2).
            let labels = (0..<batch).map { ($0 + number) % 2 }
            classifier.images.value.fillNormal(deviation: 0.5, RandomStream(key: 61)[number])
            for index in 0..<batch * features {
                classifier.images.value[index] += labels[index / features] == 1 ? 2 : -2
            }
            classifier.labels.load(labels)
        }
        let optimizer = Optimizer(rule, of: network.parameters, learningRate: 0.02)
        let untrained = classifier.evaluate(batches: 4) { load(1000 + $0) }
        let outcome = try Trainer(classifier.loss, optimizer).train(epochs: 2, stepsPerEpoch: 50) { epoch, step in
            load(50 * epoch + step)
        } afterEpoch: { _, _ in
        }
        #expect(outcome == .finished)
        let trained = classifier.evaluate(batches: 4) { load(1000 + $0) }
        #expect(trained.accuracy == 1, "\(name)")
        #expect(trained.loss < 0.5 * untrained.loss, "\(name): \(untrained.loss) to \(trained.loss)")
    }

    /// A network with every kind of memory: parameters, two states of Adam and its powers, running moments.
    private func trainer(width: Int = 3) -> (Trainer<Float>, Classifier<Float>) {
        let stream = RandomStream(key: 7)
        let network = Sequential<Float>([
            Linear(2, width, initializer: .heNormal, stream: stream[1]), BatchNorm(width), Activate(.tanh),
            Linear(width, 2, initializer: .heNormal, stream: stream[2]),
        ])
        let classifier = Classifier(network, batch: 4, features: 2, mode: .training)
        classifier.labels.load([0, 1, 0, 1])
        let optimizer = Optimizer(.adam(), of: network.parameters, learningRate: 0.1)
        return (Trainer(classifier.loss, optimizer), classifier)
    }

    private struct Stop: Error {}

    @Test("Stopped after any step and begun again elsewhere, a training ends with the same bits", arguments: 1...6)
    func resumes(stop: Int) throws {
        func train(_ parts: (Trainer<Float>, Classifier<Float>), from state: TrainingState<Float>?, until last: Int)
            throws
            -> (means: [Double], kept: Data, memory: [[Float]])
        {
            let (trainer, classifier) = parts
            var (means, kept, steps) = ([Double](), Data(), 0)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            do {
                _ = try trainer.train(epochs: 2, stepsPerEpoch: 3, from: state) { epoch, step in
                    classifier.images.value.fillNormal(deviation: 1, RandomStream(key: UInt64(10 * epoch + step)))
                } afterEpoch: { _, mean in
                    means.append(mean)
                } keep: { place in
                    steps += 1
                    kept = try encoder.encode(place.state)
                    if steps == last { throw Stop() }
                }
            } catch is Stop {}
            return (means, kept, classifier.graph.memory.map(\.elements))
        }
        let whole = try train(trainer(), from: nil, until: .max)
        let first = try train(trainer(), from: nil, until: stop)
        let state = try JSONDecoder().decode(TrainingState<Float>.self, from: first.kept)
        let second = try train(trainer(), from: state, until: .max)
        #expect(first.means + second.means == whole.means)
        #expect(second.memory.isEmpty == false && (stop == 6 || second.kept == whole.kept))
        #expect(stop == 6 || second.memory == whole.memory)
    }

    @Test("A training does not go on from the state of a network that is built otherwise")
    func otherNetwork() throws {
        let (wide, narrow) = (trainer(width: 4), trainer())
        let state = TrainingPosition(wide.0, epoch: 1).state
        #expect {
            _ = try narrow.0.train(
                epochs: 1, stepsPerEpoch: 1, from: state, load: { _, _ in }, afterEpoch: { _, _ in })
        } throws: {
            "\($0)" == "the training that was interrupted was of a network built otherwise; begin anew with --force"
        }
        withExtendedLifetime((wide, narrow)) {}
    }
}
