import ArgumentParser
import Datasets
import Graphs
import Harness
import Networks
import Tensors
import Trainings

public let experiment: any Experiment.Type = Resnet.self

/// Plain and residual convolutional networks of growing depth on photographs.
enum Resnet: Experiment {
    static let card = Card(
        id: "resnet",
        title: "Plain and residual convolutional networks of 20, 32 and 56 layers",
        claim: "Plain convolutional networks train worse when they get deeper, although they could copy the shallower "
            + "ones; with shortcuts the deeper network trains better than a shallow plain one.",
        summary: "56 plain layers train worse than 20; with shortcuts they train better",
        sources: [
            "D. McAllester's slides on residual networks (ResNet32, bottleneck, spatial batch normalization)",
            "He, Zhang, Ren, Sun, \"Deep Residual Learning for Image Recognition\" (2015), figures 5 to 7, table 6",
        ],
        reads: .cifar10, codeVersion: 3)

    struct Sweep: ExperimentSettings {
        @Option("Weight layers, 6n + 2. The least depth is trained with projections (option B) too.", each: 8...1202)
        var depths: List<Int> = [20, 32, 56]
        @Option(.networkSeeds) var seeds = 2

        func validate() throws {
            try require(
                depths.allSatisfy { $0 % 6 == 2 }, "depths", "depths of the form 6n + 2, such as 20", got: depths)
        }
    }

    struct Recipe: ExperimentSettings {
        @Option("Number of training images (the first N).", 100...50_000) var images = 4000
        @Option(.testPhotographs) var testImages = 1000
        @Option("Rows and columns of an image: all 32, or 16 means of 2 x 2 pixels.", 16...32, multipleOf: 16)
        var side = 16
        @Option("Channels of the first stage. The second has twice, the third four times as many.", 1...1024)
        var width = 8
        @Option(.batch) var batch = 128
        @Option(.epochs) var epochs = 6
        @Option("Learning rate of gradient descent.", .positive) var learningRate = 0.03
        @Option("Schedule: constant, or steps: a tenth after half of the epochs, a hundredth after three quarters.")
        var schedule = Choice(Schedule.constant)
        @Option("Momentum of gradient descent.", .belowOne) var momentum = 0.9
        @Option("Weight decay, of all parameters.", 0...1) var weightDecay = 1e-4
        @Option(ImageChanges.meaning)
        var augmentation = Choice(ImageChanges.none)

        var rate: LearningRate {
            switch schedule.value {
            case .constant: .constant(learningRate)
            case .steps: .steps(initial: learningRate, factor: 0.1, at: [epochs / 2 + 1, epochs * 3 / 4 + 1])
            }
        }

        func validate() throws {
            try require(batch <= images, "batch", "at most \(images), which is the number of images", got: batch)
        }
    }

    enum Schedule: String, CaseIterable, Sendable, CustomStringConvertible, LosslessStringConvertible {
        case constant, steps

        var description: String { rawValue }
        init?(_ description: String) { self.init(rawValue: description) }
    }

    static let presets: [Preset: [String]] = [
        .quick: ["--depths", "8,14", "--images", "512", "--test-images", "200", "--batch", "64", "--epochs", "2"],
        // 164 epochs of 390 whole batches are the source's 64,000 steps; the rate drops at 31,980 and 47,970.
        .paper: [
            "--images", "50000", "--test-images", "10000", "--side", "32", "--width", "16", "--epochs", "164",
            "--learning-rate", "0.1", "--schedule", "steps", "--augmentation", "crops", "--seeds", "1",
        ],
    ]
    static let notedSettings = [
        "images", "side", "width", "batch", "epochs", "learning-rate", "schedule", "momentum", "weight-decay",
    ]

    struct Network: Codable, Hashable {
        let depth: Int
        let shortcut: ImageShortcut
        /// Residual blocks of a stage: n in 6n + 2.
        var blocks: Int { (depth - 2) / 6 }
    }

    enum Arm: Codable, Hashable, CustomStringConvertible {
        case training(Network)
        /// Parameters and multiply-adds at the source's full size: nothing is trained.
        case sizes
        /// One channel before and after spatial batch normalization: nothing is trained.
        case spatialNorm

        var description: String {
            switch self {
            case .training(let network): "\(network.shortcut.name) \(network.depth)"
            case .sizes: "sizes"
            case .spatialNorm: "spatial batch norm"
            }
        }
    }

    static func trials(_ sweep: Sweep) -> [Trial<Arm>] {
        let depths = sweep.depths.sorted()
        let compared = [ImageShortcut.none, .zeros].flatMap { shortcut in
            depths.map { Network(depth: $0, shortcut: shortcut) }
        }
        let arms = (compared + [Network(depth: depths[0], shortcut: .projection)]).map(Arm.training)
        return Trial.every(arms, seeds: sweep.seeds) + [Trial(.sizes), Trial(.spatialNorm)]
    }

    /// A step costs about as much as its network has layers.
    static func steps(_ arm: Arm, _ recipe: Recipe) -> Int {
        guard case .training(let network) = arm else { return 0 }
        return network.depth * recipe.epochs * (recipe.images / recipe.batch)
    }

    static func excerpt(_ recipe: Recipe) -> Excerpt? {
        Excerpt(training: recipe.images, test: recipe.testImages)
    }

    static func measure(_ arm: Arm, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        switch arm {
        case .training(let network): try train(network, seed: seed, recipe, in: lab)
        case .sizes: [Table(networkSizes), Table(blockSizes)]
        case .spatialNorm: try spatialNorm(try images(recipe, in: lab), recipe)
        }
    }

    static func images(_ recipe: Recipe, in lab: Lab) throws -> ImageDataset {
        let images = try lab.photographs(training: recipe.images, test: recipe.testImages)
        return recipe.side == images.training.rows ? images : images.halved()
    }

    private static func train(_ arm: Network, seed: Int, _ recipe: Recipe, in lab: Lab) throws -> [Table] {
        let images = try images(recipe, in: lab)
        let stream = RandomStream(Self.self, seed: seed)
        let network = Sequential<Float>.residualImageNetwork(
            blocks: arm.blocks, widths: [1, 2, 4].map { $0 * recipe.width }, shortcut: arm.shortcut,
            stream: stream["weights"])
        let training = ImageTraining(
            network, images, first: recipe.images, batch: recipe.batch, epochs: recipe.epochs,
            .momentum(recipe.momentum), learningRate: recipe.rate, pixels: .perChannel, layout: .image,
            weightDecay: recipe.weightDecay, augmentation: recipe.augmentation.value.augmentation,
            order: stream["order"])
        let test = training.examination(of: images.test, first: recipe.testImages, batch: 100)
        let (curve, outcome) = try training.curve(in: lab) { epoch, loss in
            let (testLoss, accuracy) = test.run()
            return Epoch(
                depth: arm.depth, shortcut: arm.shortcut, seed: seed, epoch: epoch, trainLoss: loss,
                testLoss: testLoss, testAccuracy: accuracy)
        }
        let run = Run(depth: arm.depth, shortcut: arm.shortcut, seed: seed, outcome: outcome)
        guard outcome == .finished else { return [curve, Table(of: Response.self), Table([run])] }
        // Training mode comes last: it moves the running moments.
        let deviations = [Mode.inference, .training].map {
            responseDeviations(network, images.training, batch: 100, mode: $0)
        }
        let responses = zip(deviations[0], deviations[1]).enumerated().map { index, deviation in
            Response(
                depth: arm.depth, shortcut: arm.shortcut, seed: seed, layer: index + 1, deviation: deviation.0,
                batchDeviation: deviation.1)
        }
        return [curve, Table(responses), Table([run])]
    }

    static let curves = OverSeeds<Epoch>(
        "training-summary", by: [\.depth, \.shortcut, \.epoch], of: [\.trainLoss, \.testLoss, \.testAccuracy])
    static let layers = OverSeeds<Response>(
        "responses-summary", by: [\.depth, \.shortcut, \.layer], of: [\.deviation, \.batchDeviation])
    static let summaries: [any TableSummary] = [curves, layers]
}

extension ImageShortcut: Cell {
    /// In figures and progress.
    var name: String {
        switch self {
        case .none: "plain"
        case .zeros: "residual"
        case .projection: "residual with projections"
        }
    }
}
