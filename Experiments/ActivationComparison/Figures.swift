import Harness
import Networks

extension ActivationComparison {
    static func figures(_ results: Results<ActivationComparison>) throws -> [Figure] {
        let lines = try Lines(curves, in: results, x: \.epoch, by: \.activation, named: \.title)
        let learned = lines.numbers(\.testAccuracy).filter { $0 > 0.5 }
        let (low, high) = ((learned.min() ?? 0) - 0.03, (learned.max() ?? 1) + 0.003)
        let seeds = try results.seedNote(curves)
        return [
            figure(
                "loss", lines, of: \.trainLoss,
                title: results.title(
                    "elu-training-loss", "After 5 epochs ELU's training loss is {} times ReLU's or leaky ReLU's",
                    else: "Training and test loss of one activation function after another"),
                note: "dotted: the test set, which the paper calls validation; \(seeds)",
                y: .logarithmic("cross-entropy (nats)", holding: lines.numbers(\.trainLoss, \.testLoss), upTo: 8),
                key: .bottomLeft
            ) { panel, group in
                panel.series += group.series(\.testLoss, as: .dottedLine, hasBands: false, isNamed: false)
                panel.series += [.keyOnly("training"), .keyOnly("test set", as: .dottedLine)]
            },
            figure(
                "median-activation", lines, of: \.medianActivation,
                title: results.title(
                    "elu-median", "ELU keeps its units near zero: their median is at most {} times ReLU's",
                    else: "How far from zero the activation functions keep their units"),
                note: "over a fixed part of the training images; \(seeds)",
                y: .linear(
                    "median over units of the mean activation", holding: lines.numbers(\.medianActivation) + [0],
                    room: 0.4),
                key: .topRight
            ) { panel, _ in
                panel.annotations = [.horizontal(0)]
            },
            figure(
                "accuracy", lines, of: \.testAccuracy,
                title: results.title(
                    "sigmoid-accuracy", "Eight layers of sigmoid guess: a test accuracy of {} after 5 epochs",
                    else: "Test accuracy, and epochs to the target loss"),
                note: seeds, y: Axis("test accuracy", from: low, to: high, tics: 0.01), key: .bottomRight,
                beside: [try targetPanel(results, lines.last)]
            ) { panel, group in
                panel.annotations = group.below(low, \.testAccuracy, at: low + (high - low) * 0.3)
            },
        ]
    }

    /// The four of the paper's figure in one panel, the others in the next.
    private static func figure(
        _ name: String, _ lines: Lines<Epoch, ActivationFunction>, of column: PartialKeyPath<Epoch>, title: String,
        note: String, y: Axis, key: Key, beside: [Panel] = [],
        adding: (inout Panel, Lines<Epoch, ActivationFunction>) -> Void
    ) -> Figure {
        let paper: [ActivationFunction] = [.elu, .leakyReLU, .relu, .shiftedReLU]
        let panels = lines.inFours(first: paper).map { group in
            var panel = Panel(
                paper.contains(group.arms[0]) ? "the four of the ELU paper" : "the lectures' other functions",
                x: Axis("epoch", from: 0, to: lines.last), y: y, key: key, series: group.series(column))
            adding(&panel, group)
            return panel
        }
        return Figure(
            name, title: title, note: note, width: 1000, height: 460, columns: panels.count + beside.count,
            sharesY: beside.isEmpty, panels: panels + beside)
    }

    /// Epochs until the training loss is at most the target.
    private static func targetPanel(_ results: Results<ActivationComparison>, _ last: Double) throws -> Panel {
        let dots = try results.rows(targets).map {
            Dot($0.activation.title, $0.epochs, low: $0.low(\.epochs), high: $0.high(\.epochs))
        }
        return .dots(
            "epochs to a training loss of \(results.recipe.targetLoss)", dots,
            axis: Axis("epoch", from: 0, to: last), missing: "not within \(plain(last))")
    }
}
