import ArgumentParser
import Datasets
import Harness
import Networks
import Tensors

/// Plain, residual and highway networks of growing depth on MNIST.
public enum DepthSweep: Experiment {
    public static let card = Card(
        id: "depth-sweep",
        title: "Plain, residual and highway networks of depth 10 to 100",
        claim: "Plain networks train worse the deeper they are; highway and residual networks of 100 layers train "
            + "about as well as shallow ones, and a highway network uses only the layers it needs. Each kind is shown "
            + "at its best setting of a search: plain tanh and ReLU x learning rates 0.1, 0.03, 0.01, 0.003, 0.001; "
            + "residual at rates 0.03, 0.01, 0.003, 0.001; highway at gate biases -4, -3 x rates 0.1, 0.03.",
        sources: [
            "Srivastava, Greff, Schmidhuber, \"Training Very Deep Networks\" (2015), figures 1, 2 and 4",
            "slides of H. Lee (highway networks), D. McAllester and D. Forsyth (residual networks)",
        ],
        needsDigits: true, codeVersion: 2)

    public struct Settings: ExperimentSettings {
        @Option(help: "Layers before the softmax, the first of them plain; separated by commas.")
        public var depths: List<Int> = [10, 20, 50, 100]

        @Option(help: "Activation functions that the search tries for plain networks.")
        public var plainActivations: List<ActivationFunction> = [.tanh, .relu]

        @Option(help: "Learning rates that the search tries for plain networks.")
        public var plainLearningRates: List<Double> = [0.1, 0.03, 0.01, 0.003, 0.001]

        @Option(help: "Learning rates that the search tries for residual networks.")
        public var residualLearningRates: List<Double> = [0.03, 0.01, 0.003, 0.001]

        @Option(help: "Learning rates that the search tries for highway networks.")
        public var highwayLearningRates: List<Double> = [0.1, 0.03]

        @Option(
            parsing: .unconditional,
            help: "Biases b_T of the transform gates that the search tries for highway networks.")
        public var highwayGateBiases: List<Double> = [-4, -3]

        @Option(
            help: "Initial weights of H in highway layers: he, as for every ReLU here, or glorot, as in the source.")
        public var highwayInitializer = Choice(HighwayInitializer.he)

        @Option(help: "Units of a layer of plain and residual networks.")
        public var width = 71

        @Option(help: "Units of a layer of highway networks, whose layers have two matrices.")
        public var highwayWidth = 50

        @Option(
            parsing: .unconditional,
            help: "Weights of residual blocks begin with He's deviation times depth to this power.")
        public var residualExponent = -0.5

        @Option(help: "Training images: so many from the first on. The training loss is that of all of them.")
        public var images = 10_000

        @Option(help: "Images in a batch.")
        public var batch = 100

        @Option(help: "Passes over the training images.")
        public var epochs = 12

        @Option(help: "Momentum of gradient descent.")
        public var momentum = 0.9

        @Option(help: "Factor of the learning rate an epoch.")
        public var decay = 0.95

        @Option(help: "Networks of each kind's best setting, which is that of the first; and of the lesions.")
        public var seeds = 3

        @Option(help: "Layers of the networks whose layers are switched off one by one.")
        public var lesionDepth = 50

        @Option(help: "Epochs that these networks are trained.")
        public var lesionEpochs = 25

        @Option(parsing: .unconditional, help: "Gate bias b_T of the highway network with lesions.")
        public var lesionGateBias = -3.0

        @Option(help: "Learning rates of the highway network with lesions: the first with which it does not diverge.")
        public var lesionHighwayLearningRates: List<Double> = [0.1, 0.03, 0.01]

        @Option(help: "The same for the residual network with lesions.")
        public var lesionResidualLearningRates: List<Double> = [0.001]

        @Option(help: "Untrained networks whose gradients are averaged.")
        public var initializations = 10

        public init() {}

        public func validate() throws {
            try requireDistinct(depths, "depths")
            try requireDistinct(plainActivations, "plain-activations")
            for depth in depths { try require(2...1000 ~= depth, "depths", "numbers from 2 to 1000", got: depth) }
            try require(2...1000 ~= lesionDepth, "lesion-depth", "a number from 2 to 1000", got: lesionDepth)
            for function in plainActivations {
                try require(
                    [.tanh, .relu].contains(function), "plain-activations", "tanh or relu, as in the source",
                    got: function)
            }
            let rates = [
                ("plain-learning-rates", plainLearningRates), ("residual-learning-rates", residualLearningRates),
                ("highway-learning-rates", highwayLearningRates),
                ("lesion-highway-learning-rates", lesionHighwayLearningRates),
                ("lesion-residual-learning-rates", lesionResidualLearningRates),
            ]
            for (option, list) in rates {
                try requireDistinct(list, option)
                for rate in list { try require(rate.isFinite && rate > 0, option, "positive numbers", got: rate) }
            }
            try requireDistinct(highwayGateBiases, "highway-gate-biases")
            for bias in highwayGateBiases {
                try require(-100...100 ~= bias, "highway-gate-biases", "numbers from -100 to 100", got: bias)
            }
            try require(
                -100...100 ~= lesionGateBias, "lesion-gate-bias", "a number from -100 to 100", got: lesionGateBias)
            let counts = [
                ("width", width, 10_000), ("highway-width", highwayWidth, 10_000), ("batch", batch, 1000),
                ("epochs", epochs, 100_000), ("lesion-epochs", lesionEpochs, 100_000), ("seeds", seeds, 1000),
                ("initializations", initializations, 1000),
            ]
            for (option, count, most) in counts {
                try require(1...most ~= count, option, "a number from 1 to \(most)", got: count)
            }
            try require(
                1000...60_000 ~= images && images % 1000 == 0, "images", "whole thousands from 1000 to 60000",
                got: images)
            try require(-2...0 ~= residualExponent, "residual-exponent", "a number from -2 to 0", got: residualExponent)
            try require(0..<1 ~= momentum, "momentum", "a number from 0 to below 1", got: momentum)
            try require(decay > 0 && decay <= 1, "decay", "a number above 0 and at most 1", got: decay)
        }

        func width(_ kind: Kind) -> Int { kind == .highway ? highwayWidth : width }

        /// Everything that the search tries for one kind.
        func grid(_ kind: Kind) -> [Hyperparameters] {
            switch kind {
            case .plain:
                plainActivations.flatMap { function in
                    plainLearningRates.map { Hyperparameters(.plain, function, learningRate: $0) }
                }
            case .residual:
                residualLearningRates.map { Hyperparameters(.residual, learningRate: $0) }
            case .highway:
                highwayGateBiases.flatMap { bias in
                    highwayLearningRates.map { Hyperparameters(.highway, learningRate: $0, gateBias: bias) }
                }
            }
        }
    }

    public static let presets: [Preset: [String]] = [
        .quick: [
            "--depths", "10,50", "--images", "2000", "--epochs", "2", "--seeds", "1", "--lesion-depth", "20",
            "--lesion-epochs", "4", "--initializations", "2",
        ],
        // At 0.95 an epoch the learning rate would be gone after a quarter of the 400 epochs.
        .paper: ["--images", "60000", "--epochs", "400", "--decay", "0.99", "--lesion-epochs", "400"],
    ]

    public static func trials(_ settings: Settings) -> [Trial] {
        jobs(settings).map(\.trial)
    }

    public static func inputs(of trial: Trial, _ settings: Settings) -> [SettingValue] {
        let job = jobs(settings).first { $0.trial == trial }
        return settings.canonical.filter { job?.inputs.contains($0.name) ?? true }
    }

    public static func measure(_ trial: Trial, _ settings: Settings, in lab: Lab) throws -> [Table] {
        guard let job = jobs(settings).first(where: { $0.trial == trial }) else { return [] }
        let digits = try ImageDataset.named(
            lab.data?.name, from: lab.data?.folder, training: max(settings.batch, settings.images))
        switch job {
        case .search(let kind, let depth): return try search(kind, depth: depth, digits, settings, lab)
        case .lesions(let kind, let seed): return try lesions(kind, seed: seed, digits, settings, lab)
        case .initialGradients: return [try initialGradients(digits, settings, lab)]
        }
    }

    /// A trial: the search of one kind and depth is one, because its further seeds are those of the best setting, which
    /// the first seed decides.
    enum Job {
        case search(Kind, depth: Int)
        case lesions(Kind, seed: Int)
        case initialGradients

        var trial: Trial {
            switch self {
            case .search(let kind, let depth): Trial(variant: "\(kind) depth \(depth)")
            case .lesions(let kind, let seed): Trial(variant: "\(kind) lesions", seed: seed)
            case .initialGradients: Trial(variant: "initial gradients")
            }
        }

        /// The names of the settings that the job depends on.
        var inputs: Set<String> {
            let training: Set<String> = ["images", "batch", "momentum", "decay"]
            let residual: Set<String> = ["width", "residual-exponent"]
            let highway: Set<String> = ["highway-width", "highway-initializer"]
            let search = training.union(["epochs", "seeds"])
            let lesions = training.union(["lesion-depth", "lesion-epochs"])
            return switch self {
            case .search(.plain, _): search.union(["width", "plain-activations", "plain-learning-rates"])
            case .search(.residual, _): search.union(residual).union(["residual-learning-rates"])
            case .search(.highway, _): search.union(highway).union(["highway-learning-rates", "highway-gate-biases"])
            case .lesions(.highway, _):
                lesions.union(highway).union(["lesion-gate-bias", "lesion-highway-learning-rates"])
            case .lesions: lesions.union(residual).union(["lesion-residual-learning-rates"])
            case .initialGradients:
                residual.union(highway).union([
                    "depths", "plain-activations", "highway-gate-biases", "initializations",
                ])
            }
        }

        /// Layers times epochs, about.
        func cost(_ settings: Settings) -> Int {
            switch self {
            case .search(let kind, let depth):
                (settings.grid(kind).count + settings.seeds - 1) * depth * settings.epochs
            // A lesion costs a pass forwards, an epoch of training three and one more.
            case .lesions: settings.lesionDepth * (settings.lesionEpochs + settings.lesionDepth / 4)
            case .initialGradients: 0
            }
        }
    }

    /// Long ones first, so that all workers end at about the same time.
    private static func jobs(_ settings: Settings) -> [Job] {
        let searches = Kind.allCases.flatMap { kind in settings.depths.map { Job.search(kind, depth: $0) } }
        let lesions = [Kind.highway, .residual].flatMap { kind in
            (1...settings.seeds).map { Job.lesions(kind, seed: $0) }
        }
        let jobs = searches + lesions + [.initialGradients]
        let costs = jobs.map { $0.cost(settings) }
        return jobs.indices.sorted { (-costs[$0], $0) < (-costs[$1], $1) }.map { jobs[$0] }
    }

    public static func summarize(_ runs: Tables, _ settings: Settings) throws -> [Table] {
        // Trials stand in order of their length; tables are read by kind and depth.
        let kinds = Kind.allCases.map(\.rawValue)
        // Means are of the seeds that finished: `seeds` says how many those are, and the claims look at it.
        let finished = try runs["runs"].rows(where: ["is_best": 1, "outcome": "finished"])
        let best = try finished.overSeeds(
            "best",
            by: [
                "kind", "depth", "activation", "learning_rate", "gate_bias", "width", "parameters_per_layer",
                "parameters",
            ],
            of: ["train_loss_nats", "test_accuracy"])
        let curves = try runs["curves"].rows(where: ["is_best": 1]).overSeeds(
            "best-curves", by: ["kind", "depth", "epoch"], of: ["train_loss_nats"])
        let layers = try runs["layers"].overSeeds(
            "layers-summary", by: ["kind", "layer"],
            of: [
                "mean_gate", "lesioned_loss_nats", "base_loss_nats", "lesioned_accuracy", "base_accuracy",
                "is_identity",
            ])
        let gradients = try runs["initial-gradients"].overSeeds(
            "initial-gradients-summary", by: ["network", "depth"], of: ["gradient_norm"])
        func sorted(_ table: Table) -> Table {
            let depths = settings.depths.sorted().map(String.init)
            return table.ordered(by: "depth", depths).ordered(by: "kind", kinds)
        }
        return [sorted(best), sorted(curves), layers.ordered(by: "kind", kinds), gradients]
    }
}
