import ArgumentParser
import CProcessor
import Foundation
import Tensors
import Workloads

/// The engine's side of the comparison in `Benchmarks/README.md`.
@main
struct Bench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Trains the networks of the lectures, and prints how many steps a second that makes.",
        discussion: """
            The workloads, the options and the table are those of Benchmarks/Peers/torch_bench.py and jax_bench.py. There \
            is no --threads: one training uses one core, and two cores train two networks at once.
            """)

    @Option(help: ArgumentHelp("Workloads to run: a regular expression over their names.", valueName: "regex"))
    var only = ".*"

    @Option(help: "Timings of each workload, of which the fastest counts.")
    var repeats = 7

    @Option(help: ArgumentHelp("How long a timing takes.", valueName: "seconds"))
    var target = 0.4

    @Option(help: ArgumentHelp("Keep to this core (Linux).", valueName: "core"))
    var firstCore: Int?

    @Option(help: ArgumentHelp("Begin with the peers' numbers, from Benchmarks/Peers/values.py.", valueName: "dir"))
    var values: String?

    @Flag(help: "Print the names of the workloads.")
    var list = false

    @Flag(help: "Take one step of mlp-relu-8x128, to time a start.")
    var oneStep = false

    @Flag(help: "Print the limit of one core: 10⁹ operations a second in independent multiply-adds.")
    var peak = false

    @Flag(help: "Print how fast one core multiplies two matrices [1024, 1024].")
    var products = false

    func validate() throws {
        guard (try? Regex(only)) != nil else {
            throw ValidationError("expected a regular expression, got --only '\(only)'; try --only 'mlp-.*'")
        }
        guard repeats > 0, target > 0, target.isFinite else {
            throw ValidationError("expected --repeats and --target above 0, got \(repeats) and \(target); change them")
        }
    }

    func run() throws {
        if let firstCore, processor_keep_to_core(Int32(clamping: firstCore)) == 0 {
            throw ValidationError("expected a core of this machine, got --first-core \(firstCore); leave it out")
        }
        let machine = Machine(repeats: repeats, target: target)
        if peak { return printRow("peak_gf_per_s", String(format: "%.1f", machine.multiplyAdds())) }
        if products {
            printRow("product_gf_per_s", String(format: "%.1f", machine.products()))
            return printRow("product_by", OpenBLAS.kernels ?? "the engine, with \(Processor.instructions)")
        }
        if oneStep {
            for workload in Workload.all where workload.name == "mlp-relu-8x128" { _ = try workload.step(source)(0) }
            return
        }
        let pattern = try Regex(only)
        let chosen = Workload.all.filter { list || $0.name.wholeMatch(of: pattern) != nil }
        let timesStart = try list || pattern.wholeMatch(in: "startup") != nil
        if list { return print((chosen.map(\.name) + ["startup"]).joined(separator: "\n")) }
        printRow(
            "workload", "batch", "steps", "seconds", "steps_per_s", "first_step_s", "loss1", "loss10",
            "cpu_steps_per_s")
        for workload in chosen { try measure(workload) }
        if timesStart { try measureStart() }
    }

    private var source: Values { Values(folder: values.map { URL(filePath: $0) }) }

    private func measure(_ workload: Workload) throws {
        let result = Measurement(try workload.step(source), repeats: repeats, target: target)
        printRow(
            workload.name, "\(workload.batch)", "\(result.steps)", String(format: "%.6f", result.seconds),
            String(format: "%.2f", Double(result.steps) / result.seconds), String(format: "%.3f", result.firstSeconds),
            String(format: "%.6g", result.loss1), String(format: "%.6g", result.loss10),
            String(format: "%.2f", Double(result.steps) / result.processorSeconds))
        if !result.lastLoss.isFinite { print("# warning: \(workload.name) ended at loss \(result.lastLoss)") }
    }

    /// The whole life of a process that takes one step.
    private func measureStart() throws {
        let arguments = ["--one-step"] + (firstCore.map { ["--first-core", "\($0)"] } ?? [])
        let program = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        let seconds = try (0..<5).map { _ in
            let ended = DispatchSemaphore(value: 0)
            // `waitUntilExit` comes back some 30 ms late.
            return try timed {
                _ = try Process.run(program, arguments: arguments) { _ in ended.signal() }
                ended.wait()
            }
        }
        let best = seconds.min() ?? .nan
        printRow(
            "startup", "64", "1", String(format: "%.6f", best), String(format: "%.3f", 1 / best),
            String(format: "%.3f", seconds[0]), "nan", "nan", "nan")
    }

    private func printRow(_ cells: String...) {
        print(cells.joined(separator: "\t"))
        fflush(nil)
    }
}
