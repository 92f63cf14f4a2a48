import Foundation
import Harness

extension VanishingGradient {
    private static let lecture = "IE 534, lecture 4, page 6"

    public static let claims: [Claim] = [
        Claim(
            "autodiff-is-recursion", "Backpropagation gives the lecture's recursion at every layer (relative error)",
            .atMost(1e-12), source: "the two are the same sum in exact arithmetic"
        ) { tables in
            try largest(over: tables["gradients"].rows) { row in abs(row["gradient"] / row["gradient_recursion"] - 1) }
        },
        Claim(
            "autodiff-is-difference",
            "Backpropagation gives the central difference where the gradient is at least 1e-4 (relative error)",
            .atMost(1e-6), source: "smaller gradients drown in the rounding of the difference"
        ) { tables in
            try largest(over: tables["gradients"].rows.filter { $0["gradient"] >= 1e-4 }) { row in
                abs(row["gradient"] / row["gradient_difference"] - 1)
            }
        },
        Claim(
            "lecture-bound", "The gradient is at most C 2^-(L-l) at every layer of every chain (gradient / bound)",
            .atMost(1), source: lecture
        ) { tables in
            try largest(over: tables["gradients"].rows) { $0["gradient"] / $0["bound_lecture"] }
        },
        Claim(
            "true-bound", "The gradient is at most C 8^-(L-l) at every layer of every chain (gradient / bound)",
            .atMost(1), source: "slope at most 1/4, activation at most 1, weight 1/2"
        ) { tables in
            try largest(over: tables["gradients"].rows) { $0["gradient"] / $0["bound_true"] }
        },
        Claim(
            "lecture-bound-is-loose", "At the first of ten layers the lecture's bound is too large by more than 1e5",
            .atMost(1e-5), source: "theory: (8/2)^-9"
        ) { tables in
            let row = try tables["gradients"].rows(where: ["depth": 10, "layer": 1]).rows.first
            guard let row else { return .nan }
            return row["gradient"] / row["bound_lecture"]
        },
        Claim(
            "rate", "log2 of the gradient falls by this much a layer, for l >= 3 and L >= 10 (the worst chain)",
            .within(3.01...3.04), source: "theory: -log2(H (1 - H) / 2) = 3.0293 at the fixed point H"
        ) { tables in
            let table = try tables["gradients"]
            let rates = try table.distinct("depth").compactMap(\.double).filter { $0 >= 10 }.map { depth in
                let rows = try table.rows(where: ["depth": .number(depth)]).rows.filter { $0["layer"] >= 3 }
                return slope(rows.map { $0["layer"] }, rows.map { log2($0["gradient"]) })
            }
            return rates.max { abs($0 - 3.0293) < abs($1 - 3.0293) } ?? .nan
        },
        Claim(
            "fixed-point", "The top activation is at the fixed point 0.57087932 for L >= 10 (largest distance)",
            .atMost(1e-8), source: "theory: H = sigmoid(H / 2)"
        ) { tables in
            try largest(over: tables["gradients"].rows.filter { $0["depth"] >= 10 && $0["layer"] == $0["depth"] }) {
                row in
                abs(row["activation"] - 0.57087932)
            }
        },
        Claim(
            "first-layer-gradient",
            "The gradient at the first of ten layers is 1.03771e-9, to five digits after the point",
            .within(1.037705e-9...1.037715e-9), source: "the recursion by hand, for y = 1"
        ) { tables in
            try tables["gradients"].number("gradient", where: ["depth": 10, "layer": 1])
        },
        Claim(
            "slope-at-4", "The slope of the sigmoid is quite small from |x| = 4 on", .atMost(0.018),
            source: "sigmoid'(4) = 0.01766"
        ) { tables in
            try max(
                tables["slopes"].number("slope", where: ["x": 4]), tables["slopes"].number("slope", where: ["x": -4]))
        },
        Claim(
            "first-layer-stands-still",
            "After training, the first of ten layers has moved at most a millionth as far as the tenth", .atMost(1e-6),
            source: "theory: the gradients begin at a ratio of 1e-8; a hundredfold is left for what training changes"
        ) { tables in
            let table = try tables["learning"]
            let last = Value.number(try table.numbers("step").max() ?? .nan)
            let column = "weight_change_relative"
            return try table.number(column, where: ["layer": 1, "step": last])
                / table.number(column, where: ["layer": 10, "step": last])
        },
    ]

    /// The slope of the straight line through the points, by least squares.
    private static func slope(_ x: [Double], _ y: [Double]) -> Double {
        let n = Double(x.count)
        let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
        let covariance = zip(x, y).map { ($0 - meanX) * ($1 - meanY) }.reduce(0, +)
        return covariance / x.map { ($0 - meanX) * ($0 - meanX) }.reduce(0, +)
    }

    /// The largest of a quantity over rows; NaN, which no range contains, if one is NaN or there is no row.
    private static func largest(over rows: [TableRow], _ quantity: (TableRow) -> Double) -> Double {
        rows.map(quantity).reduce(rows.isEmpty ? .nan : -.infinity) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
    }
}
