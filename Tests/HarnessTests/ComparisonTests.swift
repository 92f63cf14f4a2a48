import Testing

@testable import Harness

/// Two networks at two epochs, with a count, a label and two numbers; what a test expects before something is changed.
private func table(_ name: String = "runs") -> Table {
    Table(
        name, columns: ["network", "depth", "epoch", "loss", "images", "outcome"],
        cells: [
            ["elu", 8, 1, 0.5, 100, "finished"], ["elu", 8, 2, 0.25, 100, "finished"],
            ["relu", 8, 1, 2.0, 200, "finished"], ["relu", 8, 2, 1.0, 200, "finished"],
        ])
}

private func compare(_ expected: Table, _ got: Table) throws -> TableComparison {
    try #require(Comparison(expected: Tables([expected]), got: Tables([got])).tables.first)
}

/// The table with one cell replaced.
private func edited(_ row: Int, _ column: Int, _ value: Value, of table: Table = table()) -> Table {
    var cells = table.cells
    cells[row][column] = value
    return Table(table.name, columns: table.columns, cells: cells)
}

/// A pair of cells as tables of their own.
private func compare(_ expected: Value, _ got: Value, in column: String = "x") throws -> TableComparison {
    try compare(
        Table("t", columns: ["name", column], cells: [["a", expected]]),
        Table("t", columns: ["name", column], cells: [["a", got]]))
}

@Suite("A cell beside the expected one")
struct CellDifferenceTests {
    @Test(
        "is identical by value",
        arguments: [
            (1.5, 1.5), (0.0, -0.0), (1, 1), (1, 1.0), (1.0, 1), ("a", "a"), (.number(.nan), .number(.nan)),
            (.number(.infinity), .number(.infinity)), (.number(-.infinity), .number(-.infinity)),
            (.integer(.max), .integer(.max)),
        ] as [(Value, Value)])
    func identical(expected: Value, got: Value) throws {
        let comparison = try compare(expected, got)
        #expect(comparison.agreement == .identical && comparison.differences.isEmpty)
    }

    @Test(
        "must be equal if it is a count, a label or no finite number, whatever its column is called",
        arguments: [
            (10_000_000, 10_000_001), (.integer(9_007_199_254_740_993), .integer(9_007_199_254_740_992)),
            (1, 1.000001), (1.000001, 1), (5, .number(.nan)), ("a", "b"), ("a", 1.0), (1.0, "a"), ("finished", ""),
            (.number(.nan), 1.0), (1.0, .number(.nan)), (.number(.nan), .number(.infinity)),
            (.number(.infinity), .number(-.infinity)), (.number(.infinity), .number(.greatestFiniteMagnitude)),
            (.number(.greatestFiniteMagnitude), .number(.infinity)),
        ] as [(Value, Value)])
    func exact(expected: Value, got: Value) throws {
        for column in ["x", "loss_nats", "activation_mean"] {
            let comparison = try compare(expected, got, in: column)
            #expect(comparison.agreement == .different)
            #expect(comparison.differences.count == 1 && comparison.differences[0].allowance == nil)
        }
    }

    @Test("may be a ten-thousandth of the expected number off, and not the next number beyond")
    func relative() throws {
        for sign in [1.0, -1] {
            let expected = Value.number(sign * 10_000)
            for distance in [-1.0, 1] {
                let edge = sign * 10_000 + distance
                let beyond = distance > 0 ? edge.nextUp : edge.nextDown
                #expect(try compare(expected, .number(edge)).agreement == .within)
                #expect(try compare(expected, .number(beyond)).agreement == .different)
            }
        }
        #expect(try compare(0.0, .number(.leastNonzeroMagnitude)).agreement == .different)
    }

    @Test("may be as far off as the larger allowance of its column says, and not the next number beyond")
    func larger() throws {
        // At 0 the absolute allowance is the larger, at 10 000 and 1000 the relative one, which is 1 there.
        for (column, expected, edge) in [
            ("loss_nats", 0, 0.05), ("loss_nats", 10_000, 10_001), ("variance", 0, 1e-9), ("variance", 1000, 1001),
            ("gradient", 100, 101), ("gradient", 100, 99),
        ] as [(String, Double, Double)] {
            let beyond = edge > expected ? edge.nextUp : edge.nextDown
            #expect(try compare(.number(expected), .number(edge), in: column).agreement == .within, "\(column)")
            #expect(try compare(.number(expected), .number(beyond), in: column).agreement == .different, "\(column)")
        }
        #expect(try compare(0.0, .number(.leastNonzeroMagnitude), in: "gradient").agreement == .different)
        #expect(try compare(1.0, 1.04, in: "loss_nats").agreement == .within)
        #expect(try compare(1.0, 1.06, in: "loss_nats").agreement == .different)
    }

    @Test("says how far it is off and what is allowed, in the measure that decides")
    func allowance() throws {
        let absolute = try #require(compare(2.0, 3.0, in: "loss_nats").differences.first?.allowance)
        #expect(!absolute.isRelative && absolute.difference == 1 && absolute.allowed == 0.05)
        #expect(absolute.reason == "training is chaotic")
        let deep = try #require(compare(2.0, 3.0, in: "gradient").differences.first?.allowance)
        #expect(deep.isRelative && deep.difference == 0.5 && deep.allowed == 0.01)
        #expect(deep.reason == "depth amplifies rounding")
        let relative = try #require(compare(2.0, 3.0).differences.first?.allowance)
        #expect(relative.isRelative && relative.difference == 0.5 && relative.allowed == 1e-4 && relative.reason == nil)
        #expect(try compare(0.0, 3.0).differences.first?.allowance?.difference == .infinity)
    }
}

@Suite("A tolerance")
struct ToleranceTests {
    @Test(
        "follows from what the column's name says it holds, in summaries too",
        arguments: [
            ("train_loss_nats", 1e-4, 0.05), ("test_loss_nats_hi", 1e-4, 0.05), ("test_accuracy_lo", 1e-4, 0.01),
            ("median_activation", 1e-4, 0.1), ("activation_mean", 1e-4, 0.1), ("active_share", 1e-4, 0.02),
            ("density", 1e-4, 0.04), ("gradient_norm", 0.01, 0), ("output_variance", 1e-3, 1e-9),
        ])
    func kinds(column: String, relative: Double, absolute: Double) {
        let tolerance = Tolerance(column: column)
        #expect(tolerance.relative == relative && tolerance.absolute == absolute && tolerance.reason != nil)
    }

    @Test(
        "of any other column is a ten-thousandth, for which nobody needs a reason", arguments: ["x", "activation", ""])
    func others(column: String) {
        let tolerance = Tolerance(column: column)
        #expect(tolerance.relative == 1e-4 && tolerance.absolute == 0 && tolerance.reason == nil)
    }

    @Test("is of its column alone")
    func place() throws {
        let table = Table("t", columns: ["loss_nats", "loss"], cells: [[0.5, 0.5]])
        #expect(try compare(table, edited(0, 0, 0.54, of: table)).agreement == .within)
        #expect(try compare(table, edited(0, 1, 0.54, of: table)).agreement == .different)
    }
}

@Suite("A table beside the expected one")
struct TableComparisonTests {
    @Test("is identical to itself, whatever is in it")
    func identical() throws {
        for table in [table(), Table("none", columns: []), Table("empty", columns: ["a"])] {
            let comparison = try compare(table, table)
            #expect(comparison.agreement == .identical && comparison.defects.isEmpty)
            #expect(comparison.rows == table.cells.count)
        }
    }

    @Test("that is missing or not expected is a difference")
    func tables() throws {
        let comparison = Comparison(expected: Tables([table("a"), table("b")]), got: Tables([table("b"), table("c")]))
        #expect(comparison.agreement == .different)
        #expect(comparison.tables.map(\.name) == ["a", "b", "c"])
        #expect(comparison.tables.map(\.agreement) == [.different, .identical, .different])
        #expect(
            comparison.tables.map(\.defects) == [["the table is missing"], [], ["a table that is not expected"]])
    }

    @Test("with columns missing, added or moved is different in these columns")
    func columns() throws {
        func compared(_ columns: String...) throws -> [String] {
            let table = { Table("t", columns: $0, cells: [$0.map { _ in 1.0 }]) }
            let comparison = try compare(table(["a", "b"]), table(columns))
            #expect(comparison.agreement == .different && comparison.differences.isEmpty)
            return comparison.defects
        }
        #expect(try compared("a") == ["column b is missing"])
        #expect(try compared("a", "b", "c") == ["column c is not expected"])
        #expect(try compared("a", "c") == ["column b is missing", "column c is not expected"])
        #expect(try compared("b", "a") == ["columns a, b expected, got b, a"])
    }

    @Test("with rows missing, added, replaced or moved is different, and says which rows")
    func rows() throws {
        func compared(_ change: (inout [[Value]]) -> Void) throws -> [String] {
            var cells = table().cells
            change(&cells)
            let comparison = try compare(table(), Table("runs", columns: table().columns, cells: cells))
            #expect(comparison.agreement == .different && comparison.differences.isEmpty)
            return comparison.defects
        }
        #expect(
            try compared { $0.remove(at: 1) } == ["4 rows expected, got 3", "1 row is missing: network elu, epoch 2"])
        #expect(
            try compared { $0.removeLast(2) } == [
                "4 rows expected, got 2", "2 rows are missing, the first: network relu, epoch 1",
            ])
        #expect(
            try compared { $0.append($0[0]) } == [
                "4 rows expected, got 5", "1 row is not expected: network elu, epoch 1",
            ])
        #expect(
            try compared { $0[3][2] = 3 } == [
                "1 row is missing: network relu, epoch 2", "1 row is not expected: network relu, epoch 3",
            ])
        #expect(
            try compared { $0.swapAt(1, 2) } == [
                "rows stand in another order: row 2 is to be network elu, epoch 2, got network relu, epoch 1"
            ])
    }

    @Test("of numbers alone is compared row by row, and only their number can be wrong")
    func numbersOnly() throws {
        let table = { Table("t", columns: ["x", "y"], cells: $0) }
        let expected = table([[0.5, 1.0], [1.5, 2.0]])
        #expect(try compare(expected, table([[0.5, 1.0]])).defects == ["2 rows expected, got 1"])
        let comparison = try compare(expected, table([[0.50001, 1.0], [1.5, 3.0]]))
        #expect(comparison.differences.map(\.row) == ["x 1.5", "x 0.5"])
        #expect(comparison.differences.map(\.agreement) == [.different, .within])
    }

    @Test("names its rows by the first columns that tell them apart, without those that are all alike")
    func labels() throws {
        func label(_ table: Table) throws -> String? {
            let last = table.cells.count - 1
            let comparison = try compare(table, edited(last, table.columns.count - 1, 7.0, of: table))
            return comparison.differences.first?.row
        }
        #expect(try label(table().adding("x") { _, _ in 1.0 }) == "network relu, epoch 2")
        #expect(
            try label(Table("t", columns: ["rate", "x"], cells: [[0.1, 1.0], [0.03, 1.0]])) == "rate 0.03")
        #expect(try label(Table("t", columns: ["kind", "x"], cells: [["a", 1.0]])) == "kind a")
        #expect(try label(Table("t", columns: ["kind", "x"], cells: [["a", 1.0], ["a", 1.0]])) == "row 2")
    }

    @Test("shows of each row the worst cell, and the worst row first")
    func worstFirst() throws {
        let table = Table(
            "t", columns: ["id", "x", "y", "count"],
            cells: (1...8).map { [.integer($0), 1.0, 1.0, 10] })
        var got = table.cells
        got[0][1] = 1.00005  // Half of what is allowed.
        got[1][1] = 1.5
        got[2][1] = 1.0001000001
        (got[3][1], got[3][2]) = (1.2, 3.0)
        got[4][1] = -1.0
        got[5][3] = 11
        got[6][1] = .number(.nan)
        let comparison = try compare(table, Table("t", columns: table.columns, cells: got))
        // Not a number; a count; a sign; then by distance.
        #expect(comparison.differences.map(\.row) == ["id 7", "id 6", "id 5", "id 4", "id 2", "id 3", "id 1"])
        #expect(comparison.differences.map(\.column) == ["x", "count", "x", "y", "x", "x", "x"])
        #expect(comparison.differences.last?.agreement == .within)
        #expect(comparison.differences.dropLast().allSatisfy { $0.agreement == .different })
        #expect(comparison.agreement == .different)
    }

    @Test("keeps rows that are equally wrong in their order")
    func ties() throws {
        let table = Table("t", columns: ["id", "x"], cells: (1...40).map { [.integer($0), 1.0] })
        let got = Table("t", columns: ["id", "x"], cells: (1...40).map { [.integer($0), 2.0] })
        #expect(try compare(table, got).differences.map(\.row) == (1...40).map { "id \($0)" })
    }

    @Test("weighs distances by what is allowed")
    func weights() throws {
        let columns = ["id", "loss_nats", "y"]
        let table = Table("t", columns: columns, cells: [["a", 1.0, 1.0], ["b", 1.0, 1.0]])
        let got = Table("t", columns: columns, cells: [["a", 2.0, 1.0], ["b", 1.0, 1.1]])
        #expect(try compare(table, got).differences.map(\.row) == ["id b", "id a"])
    }
}
