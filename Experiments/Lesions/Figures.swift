import Harness
import Networks
import Trainings

extension Lesions {
    static func figures(_ results: Results<Lesions>) throws -> [Figure] {
        let rows = try results.rows(layers)
        let depth = Double(results.sweep.depth)
        let x = Axis("layer", from: 1, to: depth + 1, tics: depth > 20 ? 10 : 5)
        let y = Axis.logarithmic("training loss (nats)", holding: rows.flatMap { [$0.lesionedLoss, $0.baseLoss] })
        /// Bars from the loss of the whole network to that without one part.
        func lesionPanel(_ kind: Kind, _ title: String) -> Panel {
            let base = rows.first { $0.kind == kind }?.baseLoss
            return Panel(
                title, x: x, y: y, key: .none,
                annotations: base.map {
                    [.horizontal($0), .text("whole: \(rounded($0))", x: depth, y: $0 / 1.25, .right)]
                } ?? [],
                series: [
                    .bar(
                        layers, x: \.layer, from: \.baseLoss, to: \.lesionedLoss, where: [\.kind == kind],
                        width: kind == .residual ? 1.8 : 0.9, color: kind.color)
                ])
        }
        return [
            Figure(
                "lesions",
                title: results.title(
                    "idle-layers", and: ["early-share"], showing: { 100 * $0 },
                    "Early layers matter most: {} % of single lesions at most double the highway's loss",
                    else: "Training loss without one layer of a highway network, or one block of a residual network"),
                note: "bars: from the loss of the whole network to that without the layer; mean of "
                    + "\(results.sweep.seeds) \(results.sweep.seeds == 1 ? "seed" : "seeds")",
                width: 1000, height: 420, columns: 3,
                panels: [
                    Panel(
                        "highway: mean gate T", x: x, y: Axis("", from: 0), key: .none,
                        series: [
                            Series(
                                layers, x: \.layer, y: \.meanGate, where: [\.kind == .highway], as: .linePoints,
                                color: Kind.highway.color)
                        ]),
                    lesionPanel(.highway, "highway: one layer's T = 0"),
                    lesionPanel(.residual, "residual: one block's F = 0"),
                ])
        ]
    }
}
