import Harness
import Networks
import Trainings

extension DepthSweep {
    private static let kinds: [Kind] = [.plain, .residual, .highway]

    static func figures(_ results: Results<DepthSweep>) throws -> [Figure] {
        [try curveFigure(results), try depthFigure(results)]
    }

    /// Loss against epoch, one panel a depth.
    private static func curveFigure(_ results: Results<DepthSweep>) throws -> Figure {
        let lines = try Lines(curves, in: results, x: \.epoch, by: \.run.kind, named: \.name, color: \.color)
        var y = Axis.logarithmic("training loss (nats)", holding: lines.numbers(\.trainLoss))
        y.high = 10
        let depths = results.sweep.depths.sorted()
        let panels = depths.map { depth in
            Panel(
                "depth \(depth)", x: Axis("epoch", from: 0, to: lines.last, tics: max(1, (lines.last / 3).rounded())),
                y: y, key: depth == depths.last ? .right : .none,
                series: series(lines, \.trainLoss, where: [\.run.depth == depth]))
        }
        return Figure(
            "loss",
            title: results.title(
                "residual-100", and: ["highway-100"],
                "At 100 layers plain networks train far worse than residual and highway networks",
                else: "Training loss of plain, residual and highway networks"),
            note: "each kind at its best setting (best.csv); dashed: the slide's block, x + relu(x W + b); "
                + (try results.seedNote(curves)),
            width: 1000, height: 460, columns: panels.count, sharesY: true, panels: panels)
    }

    /// Loss and accuracy against depth.
    private static func depthFigure(_ results: Results<DepthSweep>) throws -> Figure {
        let lines = try Lines(best, in: results, x: \.depth, by: \.kind, named: \.name, color: \.color)
        let x = Axis.values("depth", results.sweep.depths.sorted().map(Double.init))
        var y = Axis.logarithmic("", holding: lines.numbers(\.trainLoss))
        y.high = 100
        return Figure(
            "depth",
            title: results.title(
                "residual-100", "At 100 layers the best plain network's loss is {} times that of the residual network",
                else: "Training loss and test accuracy against depth"),
            note: "each kind at its best setting; \(try results.seedNote(best))", width: 1000, height: 440, columns: 2,
            panels: [
                Panel(
                    "training loss (nats)", x: x, y: y, key: .topLeft,
                    series: series(lines, \.trainLoss, as: .linePoints)),
                Panel(
                    "test accuracy", x: x, y: Axis("", from: 0, to: 1.02, tics: 0.2), key: .none,
                    series: series(lines, \.result.testAccuracy, as: .linePoints)),
            ])
    }

    /// The kinds of the papers as lines with bands, the slide's block as a dashed line.
    private static func series<R: Row>(
        _ lines: Lines<R, Kind>, _ y: PartialKeyPath<R>, as shape: Series.Shape? = nil, where rows: [Condition<R>] = []
    ) -> [Series] {
        lines.only(kinds).series(y, as: shape, where: rows)
            + lines.only([.oneMatrixResidual]).series(y, as: .dashedLine, where: rows, hasBands: false)
    }
}

extension DeepNetwork.Kind {
    fileprivate var name: String { self == .oneMatrixResidual ? "slide's block" : rawValue }
}
