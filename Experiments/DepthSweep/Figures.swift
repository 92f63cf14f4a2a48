import Harness
import Networks
import Trainings

extension DepthSweep {
    static func figures(_ results: Results<DepthSweep>) throws -> [Figure] {
        [try curveFigure(results), try depthFigure(results)]
    }

    /// Loss against epoch, one panel a depth.
    private static func curveFigure(_ results: Results<DepthSweep>) throws -> Figure {
        var panels: [Panel] = []
        for depth in results.sweep.depths.sorted() {
            let names = try Kind.allCases.map { ($0, try name($0, depth, results)) }
            let lines = try Lines(
                curves, in: results, x: \.epoch, by: \.run.kind,
                named: { kind in names.first { $0.0 == kind }?.1 ?? "" }, color: \.color)
            // The key stands below the curves: a decade and a half is left free for it.
            var y = Axis.logarithmic("training loss (nats)", holding: lines.numbers(\.trainLoss), room: 30)
            y.high = 10
            panels.append(
                Panel(
                    "depth \(depth)", x: Axis("epoch", from: 0, to: lines.last), y: y, key: .bottomLeft,
                    series: lines.series(\.trainLoss, where: [\.run.depth == depth])))
        }
        return Figure(
            "loss",
            title: results.title(
                "highway-100", "At 100 layers the best plain network's training loss is {} times the highway's",
                else: "Training loss of plain, residual and highway networks"),
            note: "each kind at its best setting (in the key; lr: learning rate), chosen by the loss of seed 1; "
                + (try results.seedNote(curves)),
            width: 1000, height: 420, columns: panels.count, sharesY: true, panels: panels)
    }

    /// The line of one kind, named with the setting that the search found.
    private static func name(_ kind: Kind, _ depth: Int, _ results: Results<DepthSweep>) throws -> String {
        guard let best = try bestNetwork(kind, depth, results) else { return "\(kind): all diverged" }
        let setting =
            switch kind {
            case .plain: " \(best.activation.title)"
            case .residual: ""
            case .highway: " b_T \(plain(best.gateBias ?? .nan))"
            }
        return "\(kind)\(setting), lr \(plain(best.learningRate))"
    }

    /// Loss and accuracy against depth.
    private static func depthFigure(_ results: Results<DepthSweep>) throws -> Figure {
        let lines = try Lines(best, in: results, x: \.depth, by: \.kind, named: \.rawValue, color: \.color)
        let x = Axis.values("depth", results.sweep.depths.sorted().map(Double.init))
        var y = Axis.logarithmic("", holding: lines.numbers(\.trainLoss))
        y.high = 10
        return Figure(
            "depth",
            title: results.title(
                "highway-depth", "From 50 to 100 layers the highway's training loss is multiplied by {}",
                else: "Training loss and test accuracy against depth"),
            note: "each kind at its best setting; \(try results.seedNote(best))", width: 900, height: 420, columns: 2,
            panels: [
                Panel(
                    "training loss (nats)", x: x, y: y, key: .topLeft,
                    series: lines.series(\.trainLoss, as: .linePoints)),
                Panel(
                    "test accuracy", x: x, y: Axis("", from: 0, to: 1.02, tics: 0.2), key: .none,
                    series: lines.series(\.result.testAccuracy, as: .linePoints)),
            ])
    }
}
