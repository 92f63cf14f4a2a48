import Testing

@testable import Harness

/// A number with its bits, so that NaN equals itself and 0 differs from -0.
private func bits(_ value: Value) -> String {
    if case .number(let number) = value, !number.isNaN { return "number \(number.bitPattern)" }
    return "\(value)"
}

@Suite("A table as CSV")
struct CSVTests {
    @Test("reads back texts with commas, quotes, line breaks and other scripts")
    func texts() throws {
        let texts = [
            "", " ", "plain", "a,b", "\"", "\"\"", "say \"a,b\"", "two\nlines", "carriage\rreturn", "both\r\nof them",
            "naïve · ∂ρ/∂Wˡ · 日本語 · 👩‍🔬", "e\u{301}", "\"\u{301}", ",\u{301}", "# no comment", "tab\tinside",
            "1\0 and more",
            String(repeating: "long, ", count: 5000),
        ]
        let table = Table(
            "texts", columns: ["text", "a \"quoted\", column"],
            cells: texts.map { [.text($0), .text($0 + "'")] })
        #expect(try CSV.table("texts", from: CSV.text(of: table)) == table)
    }

    @Test("reads back a table of one column, and one without rows")
    func small() throws {
        for table in [
            Table("one", columns: ["text"], cells: [[""], ["x"], [""]]), Table("none", columns: ["a", "b"]),
        ] {
            #expect(try CSV.table(table.name, from: CSV.text(of: table)) == table)
        }
    }

    @Test("reads back every number as the same bits")
    func numbers() throws {
        let numbers: [Double] = [
            0, -0.0, 1, -1, 0.1, 1.0 / 3, 1e-310, 5e-324, -5e-324, 1e300, .greatestFiniteMagnitude, .pi, 1e15, 1e16,
            123_456_789_012_345_680, .infinity, -.infinity, .nan, 2.225_073_858_507_201_4e-308,
        ]
        let values = numbers.map(Value.number) + [0, 1, -1, .integer(.max), .integer(.min)]
        let table = Table("numbers", columns: ["number"], cells: values.map { [$0] })
        let read = try CSV.table("numbers", from: CSV.text(of: table))
        #expect(try read.values("number").map(bits) == values.map(bits))
    }

    @Test(
        "writes a number as its shortest decimal",
        arguments: [
            (Value(Float(0.1)), "0.1"), (Value(Float(1) / 3), "0.33333334"), (Value(Float.nan), "nan"),
            (Value(-Float.nan), "nan"), (.number(-.nan), "nan"),
            (Value(-Float.infinity), "-inf"), (0.1, "0.1"), (1.0, "1.0"), (-0.0, "-0.0"), (1e-310, "1e-310"), (7, "7"),
            (Value(Float(16_777_216)), "16777216.0"), (Value(Float(1e-45)), "1e-45"),
        ] as [(Value, String)])
    func shortest(value: Value, text: String) {
        #expect(CSV.text(of: Table("t", columns: ["x"], cells: [[value]])) == "x\n\(text)\n")
    }

    @Test("quotes only the cells that need it")
    func quotes() {
        let table = Table("t", columns: ["a", "b,c"], cells: [["it's", "1 \"2\""], ["x y", "p\nq"]])
        #expect(CSV.text(of: table) == "a,\"b,c\"\nit's,\"1 \"\"2\"\"\"\nx y,\"p\nq\"\n")
    }

    @Test(
        "that is malformed is refused in one line",
        arguments: [
            ("", "t.csv is empty, a header is needed"),
            ("a,b\n1\n", "t.csv: 2 cells are expected in row 2, got 1"),
            ("a,b\n1,2\n1,2,3\n", "t.csv: 2 cells are expected in row 3, got 3"),
            ("a,b\n\n", "t.csv: 2 cells are expected in row 2, got 1"),
            ("a,b\n1,2", "t.csv ends in the middle of a row; run the experiment again"),
            ("a,b\n1,", "t.csv ends in the middle of a row; run the experiment again"),
            ("a,b\n1,\"2\n", "t.csv ends in the middle of a row; run the experiment again"),
            ("a", "t.csv ends in the middle of a row; run the experiment again"),
        ])
    func malformed(text: String, message: String) {
        #expect(complaint { _ = try CSV.table("t", from: text) } == message)
    }
}
