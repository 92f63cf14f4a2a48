import Foundation
import Harness
import Tensors

/// What a training step costs against depth and against batch: tables and a figure in a folder.
///
/// `swift run -c release StepCost [FOLDER]`, `Benchmarks/step-cost` if none is named. Times differ from machine to machine
/// and from run to run, which is why this is no experiment.
@main
enum StepCost {
    private static let depths = [10, 20, 50, 100, 200, 500, 1000]
    private static let batches = [16, 32, 64, 128, 256, 512, 1024]
    private static let rounds = 15

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count <= 1, arguments.first?.hasPrefix("-") != true else {
            complain("expected at most one folder for the results, got \(arguments.joined(separator: " "))")
            exit(64)
        }
        do {
            try run(into: arguments.first ?? "Benchmarks/step-cost")
        } catch {
            complain("\(error)")
            exit(1)
        }
    }

    private static func run(into folder: String) throws {
        // Who has no gnuplot should not hear of it a minute later.
        let gnuplot = try Gnuplot()
        let workloads = Kind.allCases.flatMap { kind in
            depths.map { Workload(kind, sweep: "depth", depth: $0, width: 50, batch: 128) }
                + batches.map { Workload(kind, sweep: "batch", depth: 20, width: 100, batch: $0) }
        }
        // Round by round through all of them, so that a processor that slows down for a while slows all.
        for _ in 0..<rounds {
            for workload in workloads { workload.measure(atLeast: .milliseconds(10)) }
        }
        let costs = Costs(workloads)
        try gnuplot.draw(
            [costs.figure], of: Tables([costs.table, costs.growth]), provenance: "\(Machine.processor), one thread",
            in: folder)
        print("\(costs.figure.title)\n\(folder)/\(costs.figure.name).png")
    }

    private static func complain(_ message: String) {
        FileHandle.standardError.write(Data("error: \(message)\n".utf8))
    }
}
