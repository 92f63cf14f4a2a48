import Harness
import Networks
import Trainings

extension Lesions {
    static func figures(_ results: Results<Lesions>) throws -> [Figure] {
        let lines = try Lines(layers, in: results, x: \.layer, by: \.kind, named: \.rawValue, color: \.color)
        let depth = Double(results.sweep.depth)
        let x = Axis("layer", from: 0, to: depth + 1, tics: depth > 20 ? 10 : 5)
        let y = Axis.logarithmic("", holding: lines.numbers(\.lesionedLoss, \.baseLoss))
        func lesionPanel(_ kind: Kind, _ title: String) throws -> Panel {
            let rows = try results.rows(layers).filter { $0.kind == kind }
            let marks = rows.first.map { row -> [Annotation] in
                let (base, lowest) = (row.baseLoss, smallest(rows.map { $0.low(\.lesionedLoss) }))
                return [
                    .horizontal(base),
                    .text("whole network: \(rounded(base))", x: depth, y: min(base, lowest) / 1.25, .right),
                ]
            }
            return Panel(
                title, x: x, y: y, key: .none, annotations: marks ?? [],
                series: lines.only([kind]).series(\.lesionedLoss, as: .linePoints))
        }
        return [
            Figure(
                "lesions",
                title: results.title(
                    "early-lesion", "Without the worst of layers 2 to 15 the highway's loss is {} times as large",
                    else: "The work of single layers: transform gates, and training loss without one layer"),
                note: try note(results), width: 1000, height: 400, columns: 3,
                panels: [
                    Panel(
                        "highway: mean transform gate T", x: x, y: Axis("", from: 0), key: .none,
                        series: lines.only([.highway]).series(\.meanGate, as: .linePoints)),
                    try lesionPanel(.highway, "highway: loss with one layer's T = 0"),
                    try lesionPanel(.residual, "residual: loss with one layer's F = 0"),
                ])
        ]
    }

    /// The learning rates with which the networks did not diverge, and how many networks those are.
    private static func note(_ results: Results<Lesions>) throws -> String {
        let networks = try results.rows(Network.table).filter { $0.outcome == .finished }
        let parts = [Kind.highway, .residual].map { kind in
            let rates = networks.filter { $0.kind == kind }.map { $0.learningRate }
            let words = Set(rates).sorted(by: >).map(plain).joined(separator: " or ")
            return rates.isEmpty
                ? "\(kind): all diverged"
                : "\(kind): \(rates.count) of \(results.sweep.seeds) seeds, learning rate \(words)"
        }
        return parts.joined(separator: "; ") + "; band from smallest to largest"
    }
}
