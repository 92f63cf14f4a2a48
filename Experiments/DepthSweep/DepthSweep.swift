import ArgumentParser
import Harness
import Networks
import Trainings

public let experiment: any Experiment.Type = DepthSweep.self

/// Plain, residual and highway networks of growing depth on MNIST.
enum DepthSweep: Experiment {
    static let card = Card(
        id: "depth-sweep",
        title: "Plain, residual and highway networks of depth 10 to 100",
        claim: "Plain networks train worse the deeper they are; highway and residual networks of 100 layers train "
            + "about as well as shallow ones.",
        summary: "plain networks fail with depth; residual and highway networks of 100 layers still train",
        sources: [
            "Srivastava, Greff, Schmidhuber, \"Training Very Deep Networks\" (2015), figure 1",
            "slides of H. Lee (highway networks), D. McAllester and D. Forsyth (residual networks)",
        ],
        reads: .mnist, codeVersion: 3)

    struct Sweep: DeepNetworkSettings {
        @Option("Weight layers; the softmax counts in residual networks only.", each: 2...1000)
        var depths: List<Int> = [10, 20, 50, 100]
        @Option("Activation functions to try in plain networks.")
        var plainActivations: List<PlainActivation> = [.tanh, .relu]
        @Option("Learning rates to try in plain networks.", each: .positive)
        var plainLearningRates: List<Double> = [0.1, 0.03, 0.01, 0.003, 0.001]
        @Option("Learning rates to try in residual networks.", each: .positive)
        var residualLearningRates: List<Double> = [0.03, 0.01, 0.003, 0.001]
        @Option("Learning rates to try in highway networks.", each: .positive)
        var highwayLearningRates: List<Double> = [0.1, 0.03]
        @Option("Biases b_T of the transform gates to try in highway networks.", each: -100...100)
        var highwayGateBiases: List<Double> = [-4, -3]
        @Option("Seeds of each kind's best setting. The first two choose it.", 1...1000) var seeds = 3
        @Option("Units per layer in plain and residual networks.", 1...10_000) var width = 71
        @Option("Units per layer in highway networks, whose layers have two matrices.", 1...10_000)
        var highwayWidth = 50
        @Option("Initial weights of H in highway layers: glorot as in the source, he as for every other ReLU here.")
        var highwayInitializer = Choice(HighwayInitializer.glorot)
        @Option("Exponent p: a residual branch's last matrix starts at He's deviation times blocks^p.", -2...0)
        var residualExponent = -0.5

        /// All that the search tries for one kind and depth.
        func grid(_ kind: Kind, depth: Int) -> [Hyperparameters] {
            func every(_ networks: [DeepNetwork.Architecture], _ rates: List<Double>) -> [Hyperparameters] {
                networks.flatMap { network in rates.map { Hyperparameters(network, learningRate: $0) } }
            }
            return switch kind {
            case .plain: every(plainActivations.map { plain($0, depth: depth) }, plainLearningRates)
            case .oneMatrixResidual: every([oneMatrixResidual(depth: depth)], residualLearningRates)
            case .residual: every([residual(depth: depth)], residualLearningRates)
            case .highway:
                every(highwayGateBiases.map { highway(gateBias: $0, depth: depth) }, highwayLearningRates)
            }
        }
    }

    struct Recipe: DeepTrainingSettings {
        @Option("Epochs.", 1...100_000) var epochs = 12
        @Option(
            "Number of training images (the first N), also for the training loss.", 1000...60_000, multipleOf: 1000)
        var images = 10_000
        @Option("Images per batch.", 1...1000) var batch = 100
        @Option("Momentum of gradient descent.", .belowOne) var momentum = 0.9
        @Option("Factor that multiplies the learning rate after each epoch.", .aboveZero) var decay = 0.95
    }

    static let presets: [Preset: [String]] = [
        .quick: ["--depths", "10,50", "--images", "2000", "--epochs", "2", "--seeds", "1"],
        // At 0.95 an epoch the learning rate would be gone after a quarter of the 400 epochs.
        .paper: ["--images", "60000", "--epochs", "400", "--decay", "0.99"],
    ]
    static let notedSettings = ["images", "batch", "epochs", "momentum", "decay"]

    typealias Kind = DeepNetwork.Kind

    /// The search for one kind and depth. One trial, because its further seeds are those of the best setting, which the
    /// first two decide.
    struct Search: Hashable, Codable, CustomStringConvertible {
        let kind: Kind
        let depth: Int
        let grid: [Hyperparameters]
        let seeds: Int

        var description: String { "\(kind) depth \(depth)" }
        /// How many seeds choose the setting.
        var choosingSeeds: Int { min(seeds, 2) }
        /// How many networks are trained at most.
        var trainings: Int { grid.count * choosingSeeds + seeds - choosingSeeds }
    }

    static func trials(_ sweep: Sweep) -> [Trial<Search>] {
        Kind.allCases.flatMap { kind in
            sweep.depths.sorted().map { depth in
                Trial(Search(kind: kind, depth: depth, grid: sweep.grid(kind, depth: depth), seeds: sweep.seeds))
            }
        }
    }

    /// A step costs about as much as its network has layers.
    static func steps(_ search: Search, _ recipe: Recipe) -> Int {
        search.trainings * search.depth * recipe.epochs * (recipe.images / recipe.batch)
    }

    static func measure(_ search: Search, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        var runs: [Run] = []
        func loss(_ tried: Hyperparameters, seed: Int) throws -> Double {
            let (done, all) = (Double(runs.count), Double(search.trainings))
            let run = try lab.once("run \(runs.count + 1)", share: done / all...(done + 1) / all) { lab in
                let training = try DeepTraining(tried, seed: seed, recipe, in: lab)
                return Run(
                    tried: tried, seed: seed, parameters: training.network.parameterCount,
                    result: try training.run(in: lab))
            }
            runs.append(run)
            return run.trainLoss
        }
        let tried = try search.grid.map { tried in
            var losses = [try loss(tried, seed: 1)]
            // A setting that has diverged once is not chosen, whatever the second seed does.
            if losses[0].isFinite, search.choosingSeeds == 2 { losses.append(try loss(tried, seed: 2)) }
            return (tried, losses)
        }
        let best = Hyperparameters.best(of: tried)
        if let best {
            for seed in (1...search.seeds).dropFirst(search.choosingSeeds) { _ = try loss(best, seed: seed) }
        }
        for index in runs.indices { runs[index].isBest = runs[index].tried == best }
        let epochs = runs.flatMap { run in
            run.result.losses.enumerated().map { Epoch(run: run, epoch: $0 + 1, trainLoss: $1) }
        }
        return [Table(runs), Table(epochs)]
    }

    /// One training of a search.
    struct Run: Row, Codable {
        static let table = RowTable<Run>(
            "runs",
            [
                "kind": \.kind, "depth": \.depth, "activation": \.activation, "learning_rate": \.learningRate,
                "gate_bias": \.gateBias, "seed": \.seed, "is_best": \.isBest, "width": \.tried.network.width,
                "parameters": \.parameters, "outcome": \.outcome,
                "diverged_at_step": \.outcome.divergedStep, "train_loss_nats": \.trainLoss,
                "test_accuracy": \.result.testAccuracy,
            ])
        let tried: Hyperparameters
        let seed, parameters: Int
        let result: DeepTraining.Result
        /// Whether the search chose this setting.
        var isBest = false

        var kind: Kind { tried.network.kind }
        var depth: Int { tried.network.depth }
        var activation: ActivationFunction { tried.network.activation }
        var gateBias: Double? { tried.network.gateBias }
        var learningRate: Double { tried.learningRate }
        var outcome: TrainingOutcome { result.outcome }
        var trainLoss: Double { result.finalLoss }
    }

    struct Epoch: Row {
        static let table = RowTable<Epoch>(
            "curves",
            [
                "kind": \.run.kind, "depth": \.run.depth, "activation": \.run.activation,
                "learning_rate": \.run.learningRate, "gate_bias": \.run.gateBias, "seed": \.run.seed,
                "is_best": \.run.isBest, "epoch": \.epoch, "train_loss_nats": \.trainLoss,
            ])
        let run: Run
        let epoch: Int
        let trainLoss: Double
    }

    /// Means are of the seeds that finished: `seeds` says how many those are.
    static let best = OverSeeds<Run>(
        "best",
        by: [
            \.kind, \.depth, \.activation, \.learningRate, \.gateBias, \.tried.network.width, \.parameters,
        ],
        of: [\.trainLoss, \.result.testAccuracy], where: \.isBest == true, \.outcome == .finished)
    static let curves = OverSeeds<Epoch>(
        "best-curves", by: [\.run.kind, \.run.depth, \.epoch], of: [\.trainLoss], where: \.run.isBest == true)
    static let summaries: [any TableSummary] = [best, curves]
}
