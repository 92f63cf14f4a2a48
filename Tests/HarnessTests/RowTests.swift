import Testing

@testable import Harness

/// A row with every kind of cell.
struct Everything: Row, Equatable {
    static let table = RowTable<Everything>(
        "everything",
        [
            "name": \.name, "images": \.images, "loss_nats": \.loss, "has_converged": \.hasConverged,
            "shade": \.shade, "bias": \.bias, "layer": \.layer, "word": \.word,
        ])
    var name = "a \"quoted\", long\nname"
    var images = -7
    var loss = 1 / 3.0
    var hasConverged = true
    var shade = Toy.Shade.veryDark
    var bias: Double? = -0.5
    var layer: Int? = 3
    var word: String? = "word"
}

/// What was written, read back through the text of a file.
private func read<R: Row>(_ rows: [R]) throws -> [TypedRow<R>] {
    let table = try CSV.table(R.table.name, from: CSV.text(of: Table(rows)))
    return try Tables([table]).rows(R.table)
}

@Suite("A row")
struct RowTests {
    @Test("is written in the order of its columns, a Bool as 1 or 0, an enum as its word, and what is not there as NaN")
    func columns() {
        #expect(
            CSV.text(
                of: Table([
                    Everything(name: "a"),
                    Everything(name: "", hasConverged: false, shade: .light, bias: nil, layer: nil, word: nil),
                ])) == """
                    name,images,loss_nats,has_converged,shade,bias,layer,word
                    a,-7,0.3333333333333333,1,veryDark,-0.5,3,word
                    ,-7,0.3333333333333333,0,light,nan,nan,nan

                    """)
        var table = Table(of: Everything.self)
        #expect(table.name == "everything" && table.columns == Everything.table.columns && table.cells.isEmpty)
        table.append(Everything())
        #expect(table == Table([Everything()]))
        #expect(Everything.table.column(\.hasConverged) == "has_converged")
        let kinds = [
            "String", "Int", "Double", "Bool", "Shade", "Optional<Double>", "Optional<Int>", "Optional<String>",
        ]
        #expect(Everything.table.kinds.map { "\($0.kind)" } == kinds)
    }

    @Test("comes back from the text of its table as it went")
    func roundTrip() throws {
        let rows = [
            Everything(), Everything(name: "", images: .max, loss: .infinity, hasConverged: false, shade: .dark),
            Everything(name: "日本語", images: .min, loss: -0.0, bias: nil, layer: nil, word: nil),
            Everything(images: 9_007_199_254_740_993, loss: .leastNonzeroMagnitude, bias: 0, layer: .max - 1),
        ]
        let found = try read(rows).map {
            Everything(
                name: $0.name, images: $0.images, loss: $0.loss, hasConverged: $0.hasConverged, shade: $0.shade,
                bias: $0.bias, layer: $0.layer, word: $0.word)
        }
        #expect(found == rows)
        #expect(found.map(\.loss.sign) == rows.map(\.loss.sign))
    }

    @Test("keeps a NaN as one, which for an optional is nil")
    func notANumber() throws {
        let row = try #require(read([Everything(loss: .nan, bias: .nan)]).first)
        #expect(row.loss.isNaN && row.bias == nil && row.layer == 3)
    }

    @Test(
        "is refused where a cell is none of its kind, with table, column and what stands there",
        arguments: [
            (1, 1.5, "has 1.5 in column images, not Int"), (1, "many", "has many in column images, not Int"),
            (1, .number(.nan), "has nan in column images, not Int"),
            (2, "low", "has low in column loss_nats, not Double"),
            (3, 2, "has 2 in column has_converged, not Bool"),
            (3, "true", "has true in column has_converged, not Bool"),
            (4, "pale", "has pale in column shade, not Shade"),
            (5, "none", "has none in column bias, not Optional<Double>"),
            (6, 0.5, "has 0.5 in column layer, not Optional<Int>"),
        ] as [(Int, Value, String)])
    func wrongCell(column: Int, value: Value, message: String) {
        var cells = Table([Everything(), Everything()]).cells
        cells[1][column] = value
        let table = Table("everything", columns: Everything.table.columns, cells: cells)
        let error = #expect(throws: TableError.self) { try Tables([table]).rows(Everything.table) }
        #expect(error?.description == "table everything \(message)")
    }

    @Test("is refused where its column is missing, and found wherever its column stands")
    func missingColumn() throws {
        let rows = Table([Everything()])
        let order = Array(rows.columns.indices.reversed())
        let turned = Table(
            "everything", columns: order.map { rows.columns[$0] }, cells: [order.map { rows.cells[0][$0] }])
        #expect(try Tables([turned]).rows(Everything.table)[0].images == -7)
        let wider = rows.adding("dataset") { _, _ in "MNIST" }
        #expect(try Tables([wider]).rows(Everything.table)[0].shade == .veryDark)
        let few = Table("everything", columns: ["name", "images"], cells: [["a", 1]])
        #expect(
            complaint { _ = try Tables([few]).rows(Everything.table) }
                == "table everything has no column loss_nats, only name, images")
        #expect(
            complaint { _ = try Tables([few]).rows(Toy.End.table) } == "there is no table ends, only everything")
    }
}

@Suite("A summary over seeds")
struct SummaryTests {
    private static let summary = OverSeeds<Everything>(
        "summary", by: [\.name, \.bias], of: [\.loss, \.hasConverged, \.images])

    private static func rows(
        _ summary: OverSeeds<Everything> = summary, of rows: [Everything]
    ) throws -> [TypedRow<Everything>] {
        let table = try summary.table(of: Tables([Table(rows)]))
        let read = try CSV.table(summary.name, from: CSV.text(of: table))
        return try Tables([read]).rows(summary)
    }

    @Test("has mean, smallest and largest of each column, and how many seeds there were")
    func closedForm() throws {
        let rows = try Self.rows(of: [
            Everything(name: "a", images: 1, loss: 1, hasConverged: true),
            Everything(name: "b", images: 5, loss: 7, hasConverged: true),
            Everything(name: "a", images: 2, loss: 2.5, hasConverged: false),
            Everything(name: "a", images: 6, loss: 4, hasConverged: false),
            Everything(name: "a", images: 3, loss: 0.5, hasConverged: false),
        ])
        #expect(rows.map(\.name) == ["a", "b"])
        func statistics(_ row: TypedRow<Everything>, _ property: PartialKeyPath<Everything>) -> [Double] {
            [row.mean(property), row.low(property), row.high(property)]
        }
        #expect(rows.map(\.loss) == [2, 7] && rows.map(\.seeds) == [4, 1])
        #expect(statistics(rows[0], \.loss) == [2, 0.5, 4])
        // A Bool is a share, and the mean of counts is none.
        #expect(statistics(rows[0], \.hasConverged) == [0.25, 0, 1])
        #expect(statistics(rows[0], \.images) == [3, 1, 6])
        #expect(statistics(rows[1], \.loss) == [7, 7, 7])
    }

    @Test("has columns of the kinds that it was declared with")
    func kinds() throws {
        let table = try Self.summary.table(of: Tables([Table([Everything()])]))
        #expect(Self.summary.kinds.map(\.column) == table.columns)
        let columns = [
            "name", "bias", "loss_nats", "loss_nats_lo", "loss_nats_hi", "has_converged", "has_converged_lo",
            "has_converged_hi", "images", "images_lo", "images_hi", "seeds",
        ]
        #expect(table.columns == columns)
        let kinds = Self.summary.kinds.map { "\($0.kind)" }
        #expect(kinds.prefix(2) == ["String", "Optional<Double>"] && kinds.last == "Int")
        #expect(kinds.dropFirst(2).dropLast().allSatisfy { $0 == "Double" })
    }

    @Test("puts rows together whose key has no number")
    func missingKeys() throws {
        let biases: [Double?] = [nil, 0.5, nil, 0.5]
        let rows = try Self.rows(of: biases.enumerated().map { Everything(name: "a", loss: Double($0), bias: $1) })
        #expect(rows.map(\.bias) == [nil, 0.5])
        #expect(rows.map(\.seeds) == [2, 2])
        #expect(rows.map(\.loss) == [1, 2])
    }

    @Test("has no number where a seed has none, and still counts it")
    func holes() throws {
        let rows = try Self.rows(of: [1, .nan, 3].map { Everything(name: "a", loss: $0) })
        #expect(rows[0].loss.isNaN && rows[0].low(\.loss).isNaN && rows[0].high(\.loss).isNaN && rows[0].seeds == 3)
        #expect(rows[0].mean(\.hasConverged) == 1)
    }

    @Test("takes the rows that satisfy its conditions, all of them")
    func conditions() throws {
        let runs = (1...6).map { Everything(name: $0 % 2 == 0 ? "even" : "odd", images: $0, loss: Double($0)) }
        func losses(_ conditions: Condition<Everything>...) throws -> [String: Double] {
            let summary =
                conditions.count == 1
                ? OverSeeds<Everything>("s", by: [\.name], of: [\.loss], where: conditions[0])
                : OverSeeds<Everything>("s", by: [\.name], of: [\.loss], where: conditions[0], conditions[1])
            let rows = try Self.rows(summary, of: runs)
            return Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.loss) })
        }
        #expect(try losses(\.images == 3) == ["odd": 3])
        #expect(try losses(\.images >= 3) == ["odd": 4, "even": 5])
        #expect(try losses(\.name == "even", \.images >= 4) == ["even": 5])
        #expect(try losses(\.images == 7) == [:])
    }

    @Test("of a table that is not there is an error")
    func absent() {
        #expect(complaint { _ = try Self.summary.table(of: Tables([])) } == "there is no table everything, only ")
    }
}
