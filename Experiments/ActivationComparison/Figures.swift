import Harness
import Networks

extension ActivationComparison {
    static func figures(_ results: Results<ActivationComparison>) throws -> [Figure] {
        let lines = try Lines(curves, in: results, x: \.epoch, by: \.activation, named: \.title)
        // A function that ends above half of the loss of guessing, ln 10, would take half of the axis for its flat line.
        let ends = try results.rows(curves).filter { $0.epoch == results.recipe.epochs && $0.trainLoss < 1.15 }
        let learned = lines.only(ends.map(\.activation))
        let accuracies = learned.numbers(\.testAccuracy).filter { $0 > 0.5 }
        let (low, high) = ((accuracies.min() ?? 0) - 0.03, (accuracies.max() ?? 1) + 0.003)
        let loss = Axis.logarithmic("cross-entropy (nats)", holding: learned.numbers(\.trainLoss, \.testLoss))
        let accuracy = Axis("test accuracy", from: low, to: high, tics: 0.01)
        let seeds = try results.seedNote(curves)
        return [
            figure(
                "loss", lines, of: \.trainLoss,
                title: results.title(
                    "elu-training-loss", and: ["elu-test-loss"],
                    "ELU learns faster than leaky ReLU and ReLU: after 5 epochs its training loss is at most {} times theirs",
                    else: "Training and test loss of one activation function after another"),
                note: "dashed: the test set, which the paper calls validation; \(seeds)", y: loss, key: .bottomLeft
            ) { panel, group in
                panel.series += group.series(\.testLoss, as: .dashedLine, hasBands: false, isNamed: false)
                panel.annotations = group.outside(loss, \.trainLoss, at: (loss.high ?? 1) / 1.4)
            },
            figure(
                "median-activation", lines, of: \.medianActivation,
                title: results.title(
                    "elu-median",
                    "ELU keeps activations nearer to zero than ReLU: at most {} times as far",
                    else: "How far from zero the activation functions keep their units"),
                note: "over a fixed part of the training images; \(seeds)",
                y: .linear(
                    "mean activation (median unit)", holding: lines.numbers(\.medianActivation) + [0],
                    from: (lines.numbers(\.medianActivation) + [0]).min().map { $0 - 0.05 }, room: 0.8),
                key: .topRight
            ) { panel, _ in
                panel.annotations = [.horizontal(0)]
            },
            figure(
                "accuracy", lines, of: \.testAccuracy,
                title: results.title(
                    "sigmoid-accuracy", "Eight layers of sigmoid guess: a test accuracy of {} after 5 epochs",
                    else: "Test accuracy, and epochs to the target loss"),
                note: seeds, y: accuracy, key: .bottomRight, beside: [try targetPanel(results)]
            ) { panel, group in
                panel.annotations = group.outside(accuracy, \.testAccuracy, at: low + (high - low) * 0.5)
            },
        ]
    }

    /// The functions of the paper's figure in one panel, the others in the next.
    private static func figure(
        _ name: String, _ lines: Lines<Epoch, ActivationFunction>, of column: PartialKeyPath<Epoch>, title: String,
        note: String, y: Axis, key: Key, beside: [Panel] = [],
        adding: (inout Panel, Lines<Epoch, ActivationFunction>) -> Void
    ) -> Figure {
        let paper: [ActivationFunction] = [.elu, .leakyReLU, .relu, .shiftedReLU]
        let panels = lines.inFours(first: paper).map { group in
            var panel = Panel(
                paper.contains(group.arms[0]) ? "in the ELU paper" : "other functions",
                x: Axis("epoch", from: 0, to: lines.last), y: y, key: key, series: group.series(column))
            adding(&panel, group)
            return panel
        }
        return Figure(
            name, title: title, note: note, width: 1000, height: 460, columns: panels.count + beside.count,
            sharesY: beside.isEmpty, panels: panels + beside)
    }

    /// Epochs until the training loss is at most the target.
    private static func targetPanel(_ results: Results<ActivationComparison>) throws -> Panel {
        let dots = try results.rows(targets).map { Dot($0.activation.title, $0, \.epochs) }
        let last = (dots.map(\.high).filter(\.isFinite).max() ?? Double(results.recipe.epochs)) + 1
        return .dots(
            "epochs to a loss of \(results.recipe.targetLoss)", dots, axis: .integers("epoch", from: 0, to: last),
            missing: "not within \(results.recipe.epochs)")
    }
}
