import Foundation
import Harness
import Tensors

/// What is written down of each layer: variances and winners of all, and the first units themselves of some.
struct Record: Codable {
    private let arm: Arm
    private let seed: Int
    private let width: Int
    private let drawnUnits: Int
    /// Layers whose units are drawn; none but with the first seed, and none of the linear network.
    private let drawnLayers: [Int]
    private let means: Tensor<Float>
    private let variances: Tensor<Float>
    /// The first units alone: `[inputs, units]`.
    private let first: Tensor<Float>

    private var layers = Table(
        "layers",
        columns: [
            "arm", "seed", "width", "layer", "within_variance", "between_variance", "within_share", "top_one_share",
            "top_two_share",
        ])
    private var wins: Table
    private var units = Table(
        "units",
        columns: ["arm", "layer", "unit", "mean", "standard_deviation", "minimum", "maximum", "density_peak"])
    private var densities: [Table] = []

    init(_ arm: Arm, seed: Int, _ settings: BNHistograms.Settings) {
        self.arm = arm
        self.seed = seed
        width = settings.width(ofSeed: seed)
        drawnUnits = settings.units
        drawnLayers = seed == 1 && arm.hasHistograms ? settings.drawnLayers : []
        wins = Table(
            BNHistograms.winsTable(arm), columns: ["layer", "unit", "win_share", "stacked_from", "stacked_to"])
        (means, variances) = (Tensor([width]), Tensor([width]))
        first = Tensor([settings.inputs, settings.units])
    }

    var tables: [Table] { seed == 1 ? [layers, wins, units] + densities : [layers] }

    /// Takes in the preactivations `[inputs, width]` of a layer.
    ///
    /// - Returns: false if they are no longer finite, and nothing was written down.
    mutating func add(_ z: Tensor<Float>, layer: Int) -> Bool {
        // The law of total variance: all = mean of the units' variances + variance of the units' means.
        Float.columnMoments(
            z.pointer, mean: means.pointer, variance: variances.pointer, rows: z.shape.rows, columns: width)
        var (ofMeans, ofVariances) = (Summary(), Summary())
        ofMeans.add(means)
        ofVariances.add(variances)
        let (within, between) = (ofVariances.mean, ofMeans.variance)
        guard within.isFinite && between.isFinite else { return false }

        copyFirstUnits(of: z)
        let shares = winShares()
        let sorted = shares.sorted(by: >)
        layers.append([
            .text(arm.rawValue), .integer(seed), .integer(width), .integer(layer), .number(within),
            .number(between), .number(within / (within + between)), .number(sorted[0]), .number(sorted[0] + sorted[1]),
        ])
        if seed == 1 {
            var total = 0.0
            for (unit, share) in shares.enumerated() {
                wins.append([
                    .integer(layer), .integer(unit + 1), .number(share), .number(total),
                    .number(total + share),
                ])
                total += share
            }
        }
        if drawnLayers.contains(layer) { draw(layer) }
        return true
    }

    private func copyFirstUnits(of z: Tensor<Float>) {
        for row in 0..<z.shape.rows {
            (first.pointer + row * drawnUnits).update(from: z.pointer + row * width, count: drawnUnits)
        }
    }

    /// For which share of the inputs a softmax over the first units would choose each of them.
    private func winShares() -> [Double] {
        let inputs = first.shape.rows
        return (0..<drawnUnits).map { unit in
            // All inputs are labeled as if it were right to choose this one.
            let labels = Labels(count: inputs)
            labels.load(Array(repeating: unit, count: inputs))
            let chosen = Float.countCorrect(first.pointer, labels.pointer, rows: inputs, columns: drawnUnits)
            return Double(chosen) / Double(inputs)
        }
    }

    /// Writes down moments, extremes and density of each of the first units.
    private mutating func draw(_ layer: Int) {
        let elements = first.elements
        let curves = (0..<drawnUnits).map { unit in
            DensityCurve(stride(from: unit, to: elements.count, by: drawnUnits).map { Double(elements[$0]) })
        }
        let peak = curves.map(\.peak).max() ?? .nan
        var table = Table(
            BNHistograms.densityTable(arm, .integer(layer)), columns: ["unit", "preactivation", "density_relative"])
        for (unit, curve) in curves.enumerated() {
            units.append([
                .text(arm.rawValue), .integer(layer), .integer(unit + 1), .number(curve.mean),
                .number(curve.deviation), .number(curve.minimum), .number(curve.maximum), .number(curve.peak),
            ])
            for (x, density) in zip(curve.points, curve.densities) {
                table.append([.integer(unit + 1), .number(x), .number((density / peak * 1e4).rounded() / 1e4)])
            }
        }
        densities.append(table)
    }
}

/// The smooth density of one unit's values, as far as it is drawn.
private struct DensityCurve {
    let mean: Double
    let deviation: Double
    let minimum: Double
    let maximum: Double
    private(set) var points: [Double] = []
    private(set) var densities: [Double] = []

    init(_ values: [Double]) {
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        self.mean = mean
        deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
        (minimum, maximum) = (values.min() ?? .nan, values.max() ?? .nan)
        // A unit that has one value has no density.
        guard let density = KernelDensity(values) else { return }
        let low = max(minimum - 3 * density.bandwidth, BNHistograms.drawn.lowerBound)
        let high = min(maximum + 3 * density.bandwidth, BNHistograms.drawn.upperBound)
        guard low < high else { return }
        points = Self.grid(from: low, to: high)
        densities = density(at: points)
    }

    /// The largest density; 0 for a unit that has none.
    var peak: Double { densities.max() ?? 0 }

    /// Points at about equal distances, with no more decimals than the distance makes sense of: tables stay small.
    private static func grid(from low: Double, to high: Double, intervals: Int = 60) -> [Double] {
        let step = (high - low) / Double(intervals)
        let scale = pow(10, (-log10(step)).rounded(.up) + 1)
        return (0...intervals).map { ((low + Double($0) * step) * scale).rounded() / scale }
    }
}
