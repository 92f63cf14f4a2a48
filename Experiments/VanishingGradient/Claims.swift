import Foundation
import Harness
import Tensors

extension VanishingGradient {
    private static let lecture = "IE 534, lecture 4, page 6"

    static let claims: [Claim<VanishingGradient>] = [
        Claim(
            "autodiff-is-recursion", "Backpropagation gives the lecture's recursion at every layer (relative error)",
            .atMost(1e-12), source: "the two are the same sum in exact arithmetic", kind: .check
        ) { try largest($0.rows(Layer.table).map { abs($0.gradient / $0.recursion - 1) }) },
        Claim(
            "autodiff-is-difference",
            "Backpropagation gives the central difference where the gradient is at least 1e-4 (relative error)",
            .atMost(1e-6), source: "smaller gradients drown in the rounding of the difference", kind: .check
        ) { results in
            let rows = try results.rows(Layer.table).filter { $0.gradient >= 1e-4 }
            return largest(rows.map { abs($0.gradient / $0.difference - 1) })
        },
        Claim(
            "lecture-bound", "The gradient is at most C 2⁻⁽ᴸ⁻ˡ⁾ at every layer of every chain (gradient / bound)",
            .atMost(1), source: lecture
        ) { try largest($0.rows(Layer.table).map { $0.gradient / $0.lectureBound }) },
        Claim(
            "true-bound", "The gradient is at most C 8⁻⁽ᴸ⁻ˡ⁾ at every layer of every chain (gradient / bound)",
            .atMost(1), source: "slope at most 1/4, activation at most 1, weight 1/2", kind: .check
        ) { try largest($0.rows(Layer.table).map { $0.gradient / $0.trueBound }) },
        Claim(
            "lecture-bound-is-loose",
            "At the first of ten layers the lecture's bound is at least 100,000 times the gradient (bound / gradient)",
            .atLeast(1e5), source: "theory: (8/2)^9", kind: .check
        ) { results in
            let first = try results.row(Layer.table, \.depth == 10, \.layer == 1)
            return first.lectureBound / first.gradient
        },
        Claim(
            "rate",
            "The gradient falls exponentially: from layer to layer its log₂ falls by 3.01 to 3.04, for ℓ ≥ 3 and L ≥ 10 "
                + "(the worst chain)",
            .within(3.01...3.04), source: "theory: -log2(H (1 - H) / 2) = 3.0293 at the fixed point H"
        ) { results in
            let layers = try results.rows(Layer.table, \.depth >= 10, \.layer >= 3)
            let chains = Dictionary(grouping: layers, by: \.depth).values
            return farthest(from: 3.0293, chains.map { slope(of: $0.map { (Double($0.layer), log2($0.gradient)) }) })
        },
        Claim(
            "fixed-point", "The top activation is at the fixed point 0.57087932 for L >= 10 (largest distance)",
            .atMost(1e-8), source: "theory: H = sigmoid(H / 2)", kind: .check
        ) { results in
            let tops = try results.rows(Layer.table, \.depth >= 10).filter { $0.layer == $0.depth }
            return largest(tops.map { abs($0.activation - 0.57087932) })
        },
        Claim(
            "first-layer-gradient",
            "The gradient at the first of ten layers is 1.03771e-9, to five digits after the point",
            .within(1.037705e-9...1.037715e-9), source: "the recursion by hand, for y = 1", kind: .check
        ) { try $0.row(Layer.table, \.depth == 10, \.layer == 1).gradient },
        Claim(
            "slope-at-4", "At |x| = 4 the slope of the sigmoid is at most 0.018", .atMost(0.018),
            source: "sigmoid'(4) = 0.01766", kind: .check
        ) { try largest([$0.row(Slope.table, \.x == 4).slope, $0.row(Slope.table, \.x == -4).slope]) },
        Claim(
            "first-layer-stands-still",
            "After training, the first of ten layers has moved at most a millionth as far as the tenth", .atMost(1e-6),
            source: "theory: the gradients begin at a ratio of 1e-8; a hundredfold is left for what training changes"
        ) { results in
            let last = results.recipe.steps
            return try results.row(Change.table, \.layer == 1, \.step == last).relative
                / results.row(Change.table, \.layer == 10, \.step == last).relative
        },
    ]
}
