import Harness
import Networks
import Tensors
import Trainings

extension BNHistograms {
    /// Variances and winners of a layer.
    struct Layer: Row {
        static let table = RowTable<Layer>(
            "layers",
            [
                "arm": \.kind, "seed": \.seed, "width": \.width, "layer": \.layer,
                "within_variance": \.withinVariance, "between_variance": \.betweenVariance,
                "within_share": \.withinShare, "top_one_share": \.topOneShare, "top_two_share": \.topTwoShare,
            ])
        let kind: Kind
        let seed, width, layer: Int
        let withinVariance, betweenVariance, withinShare, topOneShare, topTwoShare: Double
    }

    /// One of the first units at a drawn layer, in the network of the first seed.
    struct Unit: Row {
        static let table = RowTable<Unit>(
            "units",
            [
                "arm": \.kind, "layer": \.layer, "unit": \.unit, "mean": \.values.mean,
                "standard_deviation": \.values.deviation, "minimum": \.values.minimum,
                "maximum": \.values.maximum, "density_peak": \.values.peak,
            ])
        let kind: Kind
        let layer, unit: Int
        let values: ShownDensity
    }

    /// A point of a unit's density, relative to the highest density of the layer.
    struct Density: Row {
        static let table = RowTable<Density>(
            "densities",
            ["arm": \.kind, "layer": \.layer, "unit": \.unit, "preactivation": \.x, "density_relative": \.height])
        let kind: Kind
        let layer, unit: Int
        let x, height: Double
    }

    /// Whether the numbers of a network stayed finite; a divergence at step 7 is at layer 7.
    struct Run: Row {
        static let table = RowTable<Run>(
            "runs",
            [
                "arm": \.kind, "seed": \.seed, "width": \.width, "outcome": \.outcome,
                "diverged_at_layer": \.outcome.divergedStep,
            ])
        let kind: Kind
        let seed, width: Int
        let outcome: TrainingOutcome
    }

    struct Theory: Row {
        static let table = RowTable<Theory>("theory", ["layer": \.layer, "within_share": \.withinShare])
        let layer: Int
        let withinShare: Double
    }

    /// What a trial has so far; an interrupted trial goes on from there.
    struct Record: Codable {
        /// The last layer that is done, and what it passes on.
        private(set) var layer = 0
        private(set) var activations: Tensor<Float>?
        private var layers = Table(of: Layer.self)
        private var units = Table(of: Unit.self)
        private var densities = Table(of: Density.self)

        var tables: [Table] { [layers, units, densities] }

        /// Adds the next layer, of the first seed also drawn units; false if the numbers are not finite.
        mutating func add(_ deep: DeepNetwork, of network: Network, seed: Int, _ recipe: Recipe) -> Bool {
            let variance = VarianceSplit(deep.received.value)
            guard variance.isFinite else { return false }
            layer += 1
            activations = deep.input.value
            let first = deep.received.value.firstColumns(recipe.units)
            let (kind, wins) = (network.kind, first.winShares.sorted(by: >))
            layers.append(
                Layer(
                    kind: kind, seed: seed, width: network.width, layer: layer, withinVariance: variance.within,
                    betweenVariance: variance.between, withinShare: variance.withinShare, topOneShare: wins[0],
                    topTwoShare: wins[0] + wins[1]))
            guard seed == 1, recipe.drawnLayers.contains(layer), kind != .linear else { return true }
            let drawn = first.columns.map { ShownDensity($0, within: shown) }
            let highest = drawn.map(\.peak).max() ?? .nan
            for (index, values) in drawn.enumerated() {
                units.append(Unit(kind: kind, layer: layer, unit: index + 1, values: values))
                for (x, height) in values.points(relativeTo: highest) {
                    densities.append(Density(kind: kind, layer: layer, unit: index + 1, x: x, height: height))
                }
            }
            return true
        }
    }
}
