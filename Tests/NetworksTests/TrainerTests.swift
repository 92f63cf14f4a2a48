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
}
