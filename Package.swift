// swift-tools-version: 6.3
import PackageDescription

/// Every experiment: the folder `Experiments/<name>` is the target `<name>`.
let experiments = [
    "VanishingGradient", "ActivationComparison", "BNHistograms", "GradientContours",
    "BatchNormGradients", "DepthSweep", "Lesions", "InitialGradients", "Convolution", "ConvDepth", "Resnet",
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// The C loops are optimised in debug builds too: `swift run` stays usable (docs/decisions/0003).
/// No multiply and add is contracted into one rounding, so every processor computes the same bits.
let kernelFlags: [CSetting] = [
    .unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math"])
]

/// The engine is optimized in debug builds too, as the C loops are: make, the tests and `swift run` share one build.
let optimized: [SwiftSetting] = [
    .unsafeFlags(["-O"], .when(configuration: .debug))
]

var targets: [Target] = [
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CKernels", cSettings: kernelFlags),
    .target(name: "Checksums", dependencies: ["CKernels"], swiftSettings: optimized),
    .target(name: "Tensors", dependencies: ["CKernels"], swiftSettings: optimized),
    .target(name: "Graphs", dependencies: ["Tensors"], swiftSettings: optimized),
    .target(name: "Networks", dependencies: ["Graphs", "Tensors"], swiftSettings: optimized),
    .target(
        name: "Datasets", dependencies: ["CKernels", "Checksums", "CZlib", "Tensors"],
        swiftSettings: optimized),
    .target(name: "Harness", dependencies: ["Checksums", argumentParser], swiftSettings: optimized),
    .target(
        name: "Trainings", dependencies: ["Harness", "Datasets", "Networks", "Graphs", "Tensors", argumentParser],
        swiftSettings: optimized),
]

for name in experiments {
    targets.append(
        .target(
            name: name,
            dependencies: ["Trainings", "Harness", "Networks", "Datasets", "Graphs", "Tensors", argumentParser],
            path: "Experiments/\(name)", exclude: ["README.md"], swiftSettings: optimized))
}

var command: [Target.Dependency] = ["Trainings", "Harness", "Datasets", "Networks", "Tensors", argumentParser]
for name in experiments { command.append(.target(name: name)) }
targets.append(.executableTarget(name: "experiment", dependencies: command))

targets.append(
    .executableTarget(
        name: "Instrumentation", dependencies: ["Networks", "Datasets", "Graphs", "Tensors"],
        path: "Benchmarks/Instrumentation"))
targets.append(
    .executableTarget(
        name: "StepCost", dependencies: ["Harness", "Networks", "Graphs", "Tensors"], path: "Benchmarks/StepCost"))

// `make bench`: the workloads, and the program that times them.
targets += [
    .target(name: "CProcessor", path: "Benchmarks/CProcessor", cSettings: [.unsafeFlags(["-O3", "-ffp-contract=on"])]),
    .target(name: "Workloads", dependencies: ["Networks", "Graphs", "Tensors"], path: "Benchmarks/Workloads"),
    .executableTarget(
        name: "bench", dependencies: ["Workloads", "Tensors", "CProcessor", argumentParser], path: "Benchmarks/bench"),
]

targets += [
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    .executableTarget(
        name: "Allocations", dependencies: ["AllocationCounter", "Networks", "Datasets", "Graphs", "Tensors"],
        path: "Tests/Allocations"),
    .target(name: "TestSupport", dependencies: ["Graphs", "Tensors"], path: "Tests/TestSupport"),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors", "CKernels", "TestSupport"]),
    .testTarget(name: "GraphsTests", dependencies: ["Graphs", "Tensors", "TestSupport"]),
    .testTarget(name: "NetworksTests", dependencies: ["Networks", "Graphs", "Tensors", "TestSupport"]),
    .testTarget(name: "WorkloadsTests", dependencies: ["Workloads", "Networks", "Tensors", "TestSupport"]),
    .testTarget(
        name: "DatasetsTests",
        dependencies: ["Datasets", "Checksums", "Networks", "Graphs", "Tensors", "CKernels", "TestSupport"]),
    .testTarget(
        name: "TrainingsTests",
        dependencies: ["Trainings", "Harness", "Datasets", "Networks", "Graphs", "Tensors", "TestSupport"]),
    .testTarget(name: "HarnessTests", dependencies: ["Harness", "TestSupport", argumentParser]),
    .testTarget(
        name: "ExperimentTests",
        dependencies: ["experiment", "Harness", "Trainings", "Datasets", "TestSupport", argumentParser]),
    .testTarget(name: "CommandTests", dependencies: ["experiment", "TestSupport"]),
    .testTarget(
        name: "FuzzTests",
        dependencies: [
            "experiment", "Trainings", "Harness", "Networks", "Datasets", "Checksums", "Tensors", "CZlib",
            "TestSupport",
            argumentParser,
        ], exclude: ["Corpus"]),
    .testTarget(name: "PackageTests"),
]

let package = Package(
    name: "Trainability",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "experiment", targets: ["experiment"])],
    dependencies: [
        // Exact, because its help and error texts are part of our tests.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: targets
)
