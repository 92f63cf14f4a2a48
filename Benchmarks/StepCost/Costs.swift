import Foundation
import Harness

/// What was measured, as tables and a figure.
struct Costs {
    /// One row a network: the median over its blocks, and the quartiles.
    let table: Table
    /// How the median grows over each sweep: the exponent p of cost ∝ sizeᵖ, by least squares of the logarithms, and the
    /// ratio of the last cost to the first.
    let growth: Table

    private static let quantities = ["step_us", "layer_sample_ns"]

    init(_ workloads: [Workload]) {
        let quantiles = Self.quantities.flatMap { [$0, "\($0)_lo", "\($0)_hi"] }
        table = Table(
            "costs", columns: ["sweep", "kind", "size", "depth", "width", "batch", "blocks"] + quantiles,
            cells: workloads.map { workload in
                let sorted = workload.microseconds.sorted()
                let steps = [2, 1, 3].map { sorted[sorted.count * $0 / 4] }
                // Of one layer and one sample, which stays the same where the cost is proportional.
                let shares = steps.map { 1000 * $0 / Double(workload.depth * workload.batch) }
                return [.text(workload.sweep), .text(workload.kind.rawValue)]
                    + [workload.size, workload.depth, workload.width, workload.batch, sorted.count].map(Value.integer)
                    + (steps + shares).map { .number(($0 * 1000).rounded() / 1000) }
            })
        let groups = Dictionary(grouping: table.rows) { [$0.text("sweep"), $0.text("kind")] }
        growth = Table(
            "growth", columns: ["sweep", "kind", "exponent", "size_ratio", "cost_ratio"],
            cells: ["depth", "batch"].flatMap { sweep in
                Kind.allCases.map { kind in
                    let rows = groups[[sweep, kind.rawValue]] ?? []
                    return [.text(sweep), .text(kind.rawValue)] + Self.growth(of: rows).map(Value.number)
                }
            })
    }

    /// Exponent, ratio of the sizes and of the costs, of rows in order of size.
    private static func growth(of rows: [TableRow]) -> [Double] {
        let (x, y) = (rows.map { log($0["size"]) }, rows.map { log($0["step_us"]) })
        let n = Double(rows.count)
        let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        let covariance = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
        let variance = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
        return [covariance / variance, exp(x[x.count - 1] - x[0]), exp(y[y.count - 1] - y[0])]
            .map { ($0 * 1000).rounded() / 1000 }
    }
}

extension Costs {
    var figure: Figure {
        Figure(
            "step-cost", title: title,
            note:
                "Float, SGD; median of \(blocks) blocks, band between the quartiles; in the key the exponent p of cost ∝ "
                + "size^p",
            width: 900, height: 700, columns: 2,
            panels: [
                panel("time of a step, 50 units a layer, batch 128", "depth", "step_us", "µs", .logarithmic, .topLeft),
                panel("time of a step, 20 layers of 100 units", "batch", "step_us", "µs", .logarithmic, .topLeft),
                panel("the same for each layer and sample", "depth", "layer_sample_ns", "ns", .linear, .none),
                panel("the same for each layer and sample", "batch", "layer_sample_ns", "ns", .linear, .none),
            ])
    }

    private var blocks: Int { table.rows.first.map { Int($0["blocks"]) } ?? 0 }

    /// How much more the largest network costs than the smallest.
    private var title: String {
        func ratios(_ sweep: String) -> (size: String, costs: String) {
            let rows = growth.rows.filter { $0.text("sweep") == sweep }
            let whole = { plain($0.rounded()) } as (Double) -> String
            return (
                whole(rows.first?["size_ratio"] ?? .nan), rows.map { whole($0["cost_ratio"]) }.joined(separator: ", ")
            )
        }
        let (depth, batch) = (ratios("depth"), ratios("batch"))
        return "\(depth.size) times the depth costs \(depth.costs) times as much (plain, residual, highway); "
            + "\(batch.size) times the batch \(batch.costs) times"
    }

    private func panel(
        _ title: String, _ sweep: String, _ quantity: String, _ unit: String, _ scale: Axis.Scale, _ key: Key
    ) -> Panel {
        let sizes = Set(table.rows.filter { $0.text("sweep") == sweep }.map { $0["size"] }).sorted()
        let ends = (first: (sizes.first ?? 1) / 1.15, last: (sizes.last ?? 1) * 1.15)
        let series = Kind.allCases.map { kind -> [Series] in
            let rows: KeyValuePairs<String, Value> = ["sweep": .text(sweep), "kind": .text(kind.rawValue)]
            let exponent = growth.rows.first { $0.text("sweep") == sweep && $0.text("kind") == kind.rawValue }
            let name = String(format: "%@, p = %.2f", kind.rawValue, exponent?["exponent"] ?? .nan)
            return [
                Series(
                    table.name, x: "size", y: quantity, rows: rows,
                    as: .band(low: "\(quantity)_lo", high: "\(quantity)_hi"), color: color(kind)),
                Series(
                    table.name, x: "size", y: quantity, rows: rows, as: .linePoints, color: color(kind), name: name),
            ]
        }
        return Panel(
            title,
            x: Axis(
                sweep, .logarithmic, from: ends.first, to: ends.last,
                names: sizes.map { (place: $0, name: plain($0)) }),
            y: Axis(unit, scale, from: scale == .linear ? 0 : nil), key: key, series: series.flatMap { $0 })
    }

    /// The colors of the experiment `depth-sweep`.
    private func color(_ kind: Kind) -> Color {
        switch kind {
        case .plain: .category(1)
        case .residual: .category(2)
        case .highway: .category(0)
        }
    }
}
