import Foundation
import Testing

@testable import Harness

@Suite("A table")
struct TableTests {
    let table = Table(
        "runs", columns: ["name", "epoch", "loss_nats"],
        cells: [
            ["relu", 1, 0.5], ["elu", 1, 0.25], ["relu", 2, 0.125], ["elu", 2.0, .number(.nan)], ["tanh", 2, "none"],
        ])

    @Test("finds rows by text, and by number however it is written")
    func rowsWhere() throws {
        #expect(try table.rows(where: ["name": "relu"]).cells == [["relu", 1, 0.5], ["relu", 2, 0.125]])
        #expect(try table.rows(where: ["epoch": 2]).values("name") == ["relu", "elu", "tanh"])
        #expect(try table.rows(where: ["epoch": 2.0]).values("name") == ["relu", "elu", "tanh"])
        #expect(try table.rows(where: ["epoch": 1, "name": "elu"]).cells == [["elu", 1, 0.25]])
        #expect(try table.rows(where: ["epoch": "1"]).cells.isEmpty)
        #expect(try table.rows(where: ["loss_nats": .number(.nan)]).cells.isEmpty)
        #expect(try table.rows(where: [:]) == table)
    }

    @Test("gives the number of the one row that is meant, and refuses none and several")
    func number() throws {
        #expect(try table.number("loss_nats", where: ["name": "elu", "epoch": 1]) == 0.25)
        #expect(
            complaint { _ = try table.number("loss_nats", where: ["name": "gelu", "epoch": 1]) }
                == "table runs has 0 rows with name = gelu, epoch = 1, one is needed")
        #expect(
            complaint { _ = try table.number("loss_nats", where: ["name": "relu"]) }
                == "table runs has 2 rows with name = relu, one is needed")
    }

    @Test("names the columns it has when asked for another")
    func missing() {
        let message = "table runs has no column loss, only name, epoch, loss_nats"
        #expect(complaint { _ = try table.numbers("loss") } == message)
        #expect(complaint { _ = try table.rows(where: ["loss": 1]) } == message)
        #expect(complaint { _ = try table.distinct("loss") } == message)
        #expect(complaint { _ = try table.overSeeds("s", by: ["name"], of: ["loss"]) } == message)
        #expect(complaint { _ = try Tables([table])["run"] } == "there is no table run, only runs")
    }

    @Test("takes text for NaN where a number is asked for")
    func textAsNumber() throws {
        let losses = try table.numbers("loss_nats")
        #expect(losses.prefix(3) == [0.5, 0.25, 0.125])
        #expect(losses.dropFirst(3).allSatisfy(\.isNaN) && losses.count == 5)
        #expect(table.rows[0]["name"].isNaN && table.rows[0]["nothing"].isNaN && table.rows[0]["epoch"] == 1)
        #expect(table.rows[0].text("name") == "relu" && table.rows[0].text("nothing") == "")
    }

    @Test("orders rows by the given values, leaves out others, keeps the order among equals")
    func ordered() {
        #expect(
            table.ordered(by: "name", ["tanh", "relu", "gelu"]).cells == [
                ["tanh", 2, "none"], ["relu", 1, 0.5], ["relu", 2, 0.125],
            ])
        #expect(table.ordered(by: "nothing", ["relu"]) == table)
    }

    @Test("adds a column from the place and the row")
    func adding() {
        let added = table.adding("sum") { place, row in .number(Double(place) + row["epoch"]) }
        #expect(added.columns == ["name", "epoch", "loss_nats", "sum"])
        #expect(added.cells.map { $0[3] } == [1.0, 2.0, 4.0, 5.0, 6.0])
        #expect(added.name == "runs" && added.cells[4] == ["tanh", 2, "none", 6.0])
    }

    @Test("names the values of a column in order of first appearance")
    func distinct() throws {
        #expect(try table.distinct("name") == ["relu", "elu", "tanh"])
    }

    @Test("of several trials is joined in the order of the trials")
    func joining() throws {
        let a = Table("a", columns: ["x"], cells: [[1]])
        let b = Table("b", columns: ["y"], cells: [[2]])
        let joined = Tables(joining: [[a, b], [Table("a", columns: ["x"], cells: [[3], [0]])]])
        #expect(joined.all.map(\.name) == ["a", "b"])
        #expect(try joined["a"].cells == [[1], [3], [0]])
    }

    @Test(
        "that was stored with rows of different lengths, a name of another folder or half a number is refused",
        arguments: [
            #"{"name":"t","columns":["a","b"],"cells":[["i1","i2"],["i3"]]}"#,
            #"{"name":"../t","columns":["a"],"cells":[]}"#, #"{"name":"\u002f\u0301","columns":["a"],"cells":[]}"#,
            #"{"name":"t\u0000","columns":["a"],"cells":[]}"#, #"{"name":"","columns":["a"],"cells":[]}"#,
            #"{"name":"t","columns":["a"],"cells":[["n1\u0000x"]]}"#, #"{"name":"t","columns":["a"],"cells":[["x1"]]}"#,
        ])
    func damaged(json: String) throws {
        #expect(throws: DecodingError.self) { try Seal.decoder.decode(Table.self, from: Data(json.utf8)) }
        let whole = Data(#"{"name":"t","columns":["a","b"],"cells":[["i1","i2"]]}"#.utf8)
        #expect(try Seal.decoder.decode(Table.self, from: whole).cells == [[1, 2]])
    }

    @Test("complains in one line, whatever its columns are called")
    func lineBreaks() throws {
        let table = Table("t", columns: ["a\rb", "c\nd"])
        #expect(complaint { _ = try table.numbers("x") } == "table t has no column x, only a b, c d")
        #expect(complaint { _ = try table.first("c\nd") } == "table t has no rows, one is needed")
    }
}

@Suite("Statistics over seeds")
struct OverSeedsTests {
    @Test("are mean, smallest and largest of each group, in order of first appearance")
    func statistics() throws {
        let table = Table(
            "runs", columns: ["name", "seed", "loss"],
            cells: [["b", 1, 1], ["a", 1, -0.5], ["b", 2, 2.5], ["b", 3, 4], ["a", 2, 0.25]])
        let summary = try table.overSeeds("summary", by: ["name"], of: ["loss"])
        #expect(summary.name == "summary")
        #expect(summary.columns == ["name", "loss", "loss_lo", "loss_hi", "seeds"])
        #expect(summary.cells == [["b", 2.5, 1.0, 4.0, 3], ["a", -0.125, -0.5, 0.25, 2]])
    }

    @Test("are taken for each combination of the keys and each column")
    func combinations() throws {
        let table = Table(
            "runs", columns: ["name", "epoch", "loss", "accuracy"],
            cells: [["a", 1, 3, 0.5], ["a", 2, 1, 0.75], ["a", 1, 5, 1], ["a", 2, 1, 0.25]])
        let summary = try table.overSeeds("s", by: ["name", "epoch"], of: ["loss", "accuracy"])
        #expect(
            summary.columns == [
                "name", "epoch", "loss", "loss_lo", "loss_hi", "accuracy", "accuracy_lo", "accuracy_hi", "seeds",
            ])
        #expect(
            summary.cells == [
                ["a", 1, 4.0, 3.0, 5.0, 0.75, 0.5, 1.0, 2], ["a", 2, 1.0, 1.0, 1.0, 0.5, 0.25, 0.75, 2],
            ])
    }

    @Test("are not defined where one seed has no number, wherever it stands", arguments: [0, 1, 2])
    func notANumber(place: Int) throws {
        for hole in [Value.number(.nan), "diverged"] {
            var losses: [Value] = [1, 2]
            losses.insert(hole, at: place)
            let table = Table("runs", columns: ["name", "loss"], cells: losses.map { ["a", $0] })
            let summary = try table.overSeeds("s", by: ["name"], of: ["loss"]).rows[0]
            #expect(["loss", "loss_lo", "loss_hi"].allSatisfy { summary[$0].isNaN })
            #expect(summary["seeds"] == 3)
        }
    }

    @Test("of no rows have no rows")
    func empty() throws {
        let summary = try Table("runs", columns: ["name", "loss"]).overSeeds("s", by: ["name"], of: ["loss"])
        #expect(summary.cells.isEmpty && summary.columns == ["name", "loss", "loss_lo", "loss_hi", "seeds"])
    }
}
