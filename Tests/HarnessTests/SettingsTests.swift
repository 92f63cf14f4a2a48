import ArgumentParser
import Testing

@testable import Harness

@Suite("Settings")
struct SettingsTests {
    private func canonical(_ arguments: [String], _ preset: Preset = .lecture) throws -> [String: String] {
        let values = try Toy.settings(preset, arguments).canonical
        return Dictionary(uniqueKeysWithValues: values.map { ($0.name, $0.value) })
    }

    @Test("are canonical with every option that the help text names, in its order")
    func complete() throws {
        let help = Toy.Settings.helpMessage(columns: 200)
        let options = help.split(separator: "\n").compactMap { line -> String? in
            let words = line.split(separator: " ")
            return line.hasPrefix("  --") ? words.first.map { String($0.dropFirst(2)) } : nil
        }
        #expect(options.count == 5)
        #expect(try Toy.settings(.lecture).canonical.map(\.name) == options)
    }

    @Test("have their defaults, spelled as on the command line")
    func defaults() throws {
        let expected = ["lengths": "3,1,2", "shift": "-1.5", "steps-of-work": "20000", "shade": "dark", "failing": ""]
        #expect(try canonical([]) == expected)
    }

    @Test(
        "show what was changed and nothing else",
        arguments: [
            (["--lengths", "5"], "lengths", "5"), (["--lengths=7,6"], "lengths", "7,6"),
            (["--shift", "-3"], "shift", "-3.0"),
            (["--shift=1e-310"], "shift", "1e-310"), (["--steps-of-work", "007"], "steps-of-work", "7"),
            (["--shade", "veryDark"], "shade", "veryDark"), (["--failing", "a b,\"c\""], "failing", "a b,\"c\""),
        ])
    func changed(arguments: [String], name: String, value: String) throws {
        var expected = try canonical([])
        expected[name] = value
        #expect(try canonical(arguments) == expected)
    }

    @Test("are those of the preset, after which what the user types wins, for lists too")
    func presets() throws {
        #expect(try canonical([], .quick)["lengths"] == "2,1")
        #expect(try canonical(["--lengths", "9"], .quick)["lengths"] == "9")
        #expect(try canonical(["--lengths", "9"], .quick)["shift"] == "-0.5")
        #expect(try canonical(["--shift", "-2", "--shift=4"], .quick)["shift"] == "4.0")
        #expect(try canonical([], .paper)["steps-of-work"] == "30000")
    }

    @Test(
        "that may not be are refused with what is expected and what came",
        arguments: [
            (["--lengths", "2,2"], "--lengths needs values that differ, got 2,2."),
            (["--shift", "nan"], "--shift needs a finite number, got nan."),
            (["--shift=-inf"], "--shift needs a finite number, got -inf."),
            (["--steps-of-work", "0"], "--steps-of-work needs a number from 1 to 1000000, got 0."),
        ])
    func refused(arguments: [String], message: String) throws {
        let error = #expect(throws: (any Error).self) { try Toy.settings(.lecture, arguments) }
        #expect(Toy.Settings.message(for: try #require(error)) == message)
    }

    @Test(
        "that cannot be read name the option",
        arguments: [
            (["--lengths", "5,,20"], "The value '5,,20' is invalid for '--lengths <lengths>'"),
            (["--lengths", ""], "The value '' is invalid for '--lengths <lengths>'"),
            (["--lengths", "5,x"], "The value '5,x' is invalid for '--lengths <lengths>'"),
            (
                ["--shade", "pale"],
                "The value 'pale' is invalid for '--shade <shade>'. Please provide one of 'light', 'dark' or 'veryDark'."
            ),
            (["--step-of-work", "1"], "Unknown option '--step-of-work'. Did you mean '--steps-of-work'?"),
        ])
    func unreadable(arguments: [String], message: String) throws {
        let error = #expect(throws: (any Error).self) { try Toy.settings(.lecture, arguments) }
        #expect(Toy.Settings.message(for: try #require(error)) == message)
    }
}

@Suite("A list in one option")
struct ListTests {
    @Test(
        "has its elements between commas",
        arguments: [
            ("5,10,20", [5, 10, 20]), ("5", [5]), ("-1,+2", [-1, 2]), ("5,,20", nil), ("", nil), (",", nil),
            ("5,", nil),
            (",5", nil), ("5, 10", nil), ("5;10", nil), ("5.5", nil), ("99999999999999999999", nil),
        ] as [(String, [Int]?)])
    func parsing(text: String, elements: [Int]?) {
        #expect(List<Int>(argument: text)?.elements == elements)
    }

    @Test("is written as it is read")
    func writing() {
        #expect(List([0.5, -1]).description == "0.5,-1.0")
        #expect(List<Double>(argument: "0.5,-1.0") == [0.5, -1])
        #expect(List<Int>([]).description == "")
    }

    @Test("may not be empty nor name something twice")
    func distinct() throws {
        let settings = try Toy.settings(.lecture)
        try settings.requireDistinct([1, 2] as List<Int>, "x")
        #expect(
            complaint { try settings.requireDistinct([] as List<Int>, "x") }
                == "--x needs at least one value, got none.")
        #expect(
            complaint { try settings.requireDistinct([1, 2, 1] as List<Int>, "x") }
                == "--x needs values that differ, got 1,2,1.")
    }
}

@Suite("The fingerprint")
struct FingerprintTests {
    @Test("is 8 hexadecimal digits of FNV-1a, folded")
    func digits() {
        // By hand: FNV-1a of nothing is its offset basis cbf29ce484222325; cbf29ce4 xor 84222325 = 4fd0bfc1.
        #expect(fingerprint(of: []) == "4fd0bfc1")
        // The published FNV-1a of "a" is af63dc4c8601ec8c; af63dc4c xor 8601ec8c = 296230c0.
        #expect(fingerprint(of: ["a"]) == "296230c0")
    }

    @Test("changes with every part, their order and where one ends")
    func parts() {
        let base = ["toy", "1", "checksum", "depth=5"]
        var others = base.indices.map { index in
            var parts = base
            parts[index] += "0"
            return parts
        }
        others += [Array(base.reversed()), base + [""], ["toy1", "", "checksum", "depth=5"], Array(base.dropLast())]
        let prints = (others + [base]).map(fingerprint)
        #expect(Set(prints).count == prints.count)
        #expect(prints.allSatisfy { $0.count == 8 && $0.allSatisfy(\.isHexDigit) })
    }
}
