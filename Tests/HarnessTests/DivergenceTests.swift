import Testing

@testable import Harness

@Suite("What diverged")
struct DivergenceTests {
    private func divergence(_ columns: [String], _ cells: [[Value]]) -> String? {
        Divergence(Table("runs", columns: columns, cells: cells)).map { "\($0)" }
    }

    @Test("is named by the first columns that tell the runs apart")
    func names() {
        let columns = ["activation", "seed", "outcome", "diverged_at_step", "loss"]
        let end: [Value] = ["finished", .number(.nan), 0.5]
        #expect(
            divergence(
                columns,
                [["elu", 1, "diverged", 12, 0], ["relu", 1] + end, ["elu", 2] + end, ["relu", 2, "diverged", 3, 0]])
                == "2 of 4 runs diverged (runs.csv): elu, seed 1 at step 12; relu, seed 2 at step 3")
        #expect(
            divergence(columns, [["elu", 1, "diverged", 12, 0], ["relu", 1] + end])
                == "1 of 2 runs diverged (runs.csv): elu at step 12")
        #expect(divergence(columns, [["elu", 1] + end, ["relu", 1] + end]) == nil)
    }

    @Test("has numbers with their columns, without what a run does not have")
    func numbers() {
        #expect(
            divergence(
                ["kind", "learning_rate", "gate_bias", "outcome"],
                [
                    ["plain", 0.1, "none", "diverged"], ["plain", 0.1, -4.0, "diverged"],
                    ["plain", 1, -4.0, "finished"],
                ])
                == "2 of 3 runs diverged (runs.csv): plain, learning rate 0.1; plain, learning rate 0.1, gate bias -4")
    }

    @Test("of many is the first five")
    func many() {
        let cells = (1...9).map { [Value.integer($0), "diverged", .integer(10 * $0)] }
        #expect(
            divergence(["depth", "outcome", "diverged_at_layer"], cells)
                == "9 of 9 runs diverged (runs.csv): depth 1 at layer 10; depth 2 at layer 20; depth 3 at layer 30; "
                + "depth 4 at layer 40; depth 5 at layer 50; and 4 more")
    }

    @Test("needs no name where there is one run, and no place")
    func single() {
        #expect(
            divergence(["outcome", "diverged_at_step"], [["diverged", 7]])
                == "1 of 1 run diverged (runs.csv): at step 7")
        #expect(divergence(["depth"], [[1]]) == nil)
    }
}
