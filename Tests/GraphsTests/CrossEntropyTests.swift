import Foundation
import Graphs
import TestSupport
import Tensors
import Testing

@Suite struct CrossEntropyTests {
    /// The loss of these logits, one row a label, and its gradient by them.
    func crossEntropy<S: Scalar>(_ logits: [[S]], _ labels: [Int]) -> (loss: S, gradient: [S]) {
        let graph = Graph<S>()
        let node = graph.input([logits.count, logits[0].count], needsGradient: true)
        node.value.load(logits.flatMap { $0 })
        let classes = Labels(count: labels.count)
        classes.load(labels)
        let loss = node.crossEntropy(with: classes)
        graph.forward()
        graph.backward(from: loss)
        return (loss.value.scalar, node.gradient.elements)
    }

    @Test("Equal logits cost log(classes) and push to the label", arguments: [2, 3, 10])
    func equalLogits(classes: Int) {
        let (loss, gradient) = crossEntropy([[Double](repeating: -3.5, count: classes)], [1])
        expectClose(loss, log(Double(classes)), relative: 1e-15)
        let share = 1 / Double(classes)
        expectClose(gradient, (0..<classes).map { $0 == 1 ? share - 1 : share }, relative: 1e-15)
    }

    @Test("The loss is the mean over the batch, in nats")
    func batchMean() {
        // Odds of 3 to 1 for the label, then of 1 to 4: -log(3/4) and -log(1/5).
        let (loss, gradient) = crossEntropy([[log(3.0), 0], [log(4.0), 0]], [0, 1])
        expectClose(loss, log(20.0 / 3) / 2, relative: 1e-15)
        expectClose(gradient, [-0.125, 0.125, 0.4, -0.4], relative: 1e-14)
    }

    @Test("One class costs nothing")
    func oneClass() {
        #expect(crossEntropy([[5.0], [-7]], [0, 0]) == (0, [0, 0]))
    }

    @Test("Logits of any size neither overflow nor lose the small ones")
    func largeLogits() {
        // log(1 + e^-20000) is 0 in any precision, so every one of these is exact.
        for sign in [1.0, -1] {
            #expect(crossEntropy([[sign * 1e4, -sign * 1e4]], [sign > 0 ? 0 : 1]) == (0, [0, 0]))
            let wrong = crossEntropy([[sign * 1e4, -sign * 1e4]], [sign > 0 ? 1 : 0])
            #expect(wrong.loss == 20_000)
            #expect(wrong.gradient == [sign, -sign])
        }
        #expect(crossEntropy([[Float(1e4), -1e4, 1e4 - 1]], [1]).loss == 20_000 + Float(log1p(exp(-1.0))))
        // Shifting all logits changes nothing: 1e4 + 0.5 is exact.
        let near = crossEntropy([[0.5, 0, -1.25]], [2])
        let far = crossEntropy([[1e4 + 0.5, 1e4, 1e4 - 1.25]], [2])
        #expect(near == far)
        // The tail of the loss of a sure and right answer: log(1 + e^-30).
        expectClose(crossEntropy([[30.0, 0]], [0]).loss, log1p(exp(-30)), relative: 1e-2)
    }

    @Test(
        "A logit that is not a number, or infinite, makes the loss not finite",
        arguments: [Double.nan, .infinity], [0, 1, 2])
    func notFinite(logit: Double, place: Int) {
        var row = [0.5, -1, 2]
        row[place] = logit
        for label in 0..<3 {
            #expect(!crossEntropy([[1, 2, 3], row], [0, label]).loss.isFinite)
            #expect(!crossEntropy([[1, 2, 3], row.map { Float($0) }], [0, label]).loss.isFinite)
        }
    }

    @Test("A class excluded by a logit of -infinity costs infinitely much, and nothing to the others")
    func excludedClass() {
        #expect(crossEntropy([[-Double.infinity, 0]], [0]).loss == .infinity)
        #expect(crossEntropy([[-Double.infinity, 0]], [1]) == (0, [0, 0]))
    }

    @Test("The squared error is a sum over features and a mean over the batch")
    func squaredError() {
        let graph = Graph<Double>()
        let (x, target) = (graph.input([2, 3], needsGradient: true), graph.input([2, 3]))
        x.value.load([1, 2, 3, 4, 5, 6])
        target.value.load([1, 0, 3, 4, 8, 5])
        let loss = x.squaredError(to: target)
        graph.forward()
        graph.backward(from: loss)
        #expect(loss.value.scalar == 7)
        #expect(x.gradient.elements == [0, 2, 0, 0, -3, 1])
    }
}
