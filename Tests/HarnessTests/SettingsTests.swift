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
        let help = Settings<Toy>.helpMessage(columns: 200)
        let options = help.split(separator: "\n").compactMap { line -> String? in
            let words = line.split(separator: " ")
            return line.hasPrefix("  --") ? words.first.map { String($0.dropFirst(2)) } : nil
        }
        #expect(options.count == 6)
        #expect(try Toy.settings(.lecture).canonical.map(\.name) == options)
    }

    @Test("stand in the help with meaning, range and default, in two groups")
    func help() {
        let help = Settings<Toy>.helpMessage(columns: 200)
        for text in [
            "WHAT IS COMPARED:", "WHAT EVERY TRIAL READS:",
            "--lengths <lengths>     Lengths of the series. Separated by commas, each 1 to 1000. (default: 3,1,2)",
            "--shift <shift>         Added to every value. Range: a finite number. (default: -1.5)",
            "Random numbers for each value. Range: 1 to 1000000. (default: 20000)",
            "A shade. Values: light, dark, veryDark. (default: dark)",
        ] { #expect(help.contains(text), "\(text) in \(help)") }
        #expect(help.components(separatedBy: "default").count == 7)
    }

    @Test("have their defaults, spelled as on the command line")
    func defaults() throws {
        let expected = [
            "lengths": "3,1,2", "seeds": "3", "shift": "-1.5", "steps-of-work": "20000", "shade": "dark", "label": "",
        ]
        #expect(try canonical([]) == expected)
    }

    @Test(
        "show what was changed and nothing else",
        arguments: [
            (["--lengths", "5"], "lengths", "5"), (["--lengths=7,6"], "lengths", "7,6"),
            (["--shift", "-3"], "shift", "-3.0"), (["--shift=1e-310"], "shift", "1e-310"),
            (["--steps-of-work", "007"], "steps-of-work", "7"), (["--steps-of-work", "1"], "steps-of-work", "1"),
            (["--steps-of-work", "1000000"], "steps-of-work", "1000000"),
            (["--shade", "veryDark"], "shade", "veryDark"), (["--label", "a b,\"c\""], "label", "a b,\"c\""),
            (["--label", "--shift"], "label", "--shift"),
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
        "that may not be are refused with the option, what came and what is expected",
        arguments: [
            (["--lengths", "2,3,2"], "'2,3,2'", "lengths", "expected values that differ, got 2 twice"),
            (["--lengths", "5,,20"], "'5,,20'", "lengths", "'' is not 1 to 1000"),
            (["--lengths", "5,"], "'5,'", "lengths", "'' is not 1 to 1000"),
            (["--lengths", ""], "''", "lengths", "'' is not 1 to 1000"),
            (["--lengths", "5,x"], "'5,x'", "lengths", "'x' is not 1 to 1000"),
            (["--lengths", "5,0,7"], "'5,0,7'", "lengths", "'0' is not 1 to 1000"),
            (["--lengths", "5, 10"], "'5, 10'", "lengths", "' 10' is not 1 to 1000"),
            (["--shift", "nan"], "'nan'", "shift", "expected a finite number"),
            (["--shift=-inf"], "'-inf'", "shift", "expected a finite number"),
            (["--shift", ""], "''", "shift", "expected a finite number"),
            (["--steps-of-work", "0"], "'0'", "steps-of-work", "expected 1 to 1000000"),
            (["--steps-of-work", "1000001"], "'1000001'", "steps-of-work", "expected 1 to 1000000"),
            (["--steps-of-work", "1.5"], "'1.5'", "steps-of-work", "expected 1 to 1000000"),
            (["--steps-of-work", "-1"], "'-1'", "steps-of-work", "expected 1 to 1000000"),
            (["--shade", "pale"], "'pale'", "shade", "'pale' is none of light, dark, veryDark"),
        ])
    func refused(arguments: [String], value: String, name: String, complaint: String) throws {
        let error = #expect(throws: (any Error).self) { try Toy.settings(.lecture, arguments) }
        #expect(
            Settings<Toy>.message(for: try #require(error))
                == "The value \(value) is invalid for '--\(name) <\(name)>': \(complaint)")
    }

    @Test("that are misspelled are refused with the nearest that there is")
    func misspelled() throws {
        let error = #expect(throws: (any Error).self) { try Toy.settings(.lecture, ["--step-of-work", "1"]) }
        #expect(
            Settings<Toy>.message(for: try #require(error))
                == "Unknown option '--step-of-work'. Did you mean '--steps-of-work'?")
    }

    @Test(
        "of words and multiples are refused where one is wrong",
        arguments: [
            (["--shades", "dark,pale"], "'dark,pale'", "shades", "'pale' is none of light, dark, veryDark"),
            (["--shades", "light,light"], "'light,light'", "shades", "expected values that differ, got light twice"),
            (["--images", "1500"], "'1500'", "images", "expected 1000 to 60000, a multiple of 1000"),
            (["--images", "61000"], "'61000'", "images", "expected 1000 to 60000, a multiple of 1000"),
        ])
    func words(arguments: [String], value: String, name: String, complaint: String) throws {
        let error = #expect(throws: (any Error).self) { try Wordy.settings(.lecture, arguments) }
        #expect(
            Settings<Wordy>.message(for: try #require(error))
                == "The value \(value) is invalid for '--\(name) <\(name)>': \(complaint)")
        #expect(try Wordy.settings(.lecture, ["--images", "60000"]).recipe.images == 60_000)
        #expect(try Wordy.settings(.lecture, ["--shades", "veryDark"]).sweep.shades.elements == [.veryDark])
    }

    @Test("that limit each other are refused with what is expected and what came")
    func require() throws {
        let recipe = try Toy.settings(.lecture).recipe
        try recipe.require(true, "batch", "at most 64", got: 65)
        let error = #expect(throws: (any Error).self) { try recipe.require(false, "batch", "at most 64", got: 65) }
        #expect("\(try #require(error))" == "--batch needs at most 64, got 65.")
    }
}

@Suite("A list in one option")
struct ListTests {
    private func elements(_ text: String) -> [Int]? {
        try? List<Int>(parsing: text) { text in
            guard let number = Int(text) else { throw SettingError("no number") }
            return number
        }.elements
    }

    @Test(
        "has its elements between commas, none of them twice",
        arguments: [
            ("5,10,20", [5, 10, 20]), ("5", [5]), ("-1,+2", [-1, 2]), ("5,,20", nil), ("", nil), (",", nil),
            ("5,", nil), (",5", nil), ("5, 10", nil), ("5;10", nil), ("5.5", nil), ("99999999999999999999", nil),
            ("1,2,1", nil), ("1,01", nil),
        ] as [(String, [Int]?)])
    func parsing(text: String, elements: [Int]?) {
        #expect(self.elements(text) == elements)
    }

    @Test("is written as it is read")
    func writing() throws {
        #expect(List([0.5, -1]).description == "0.5,-1.0")
        #expect(try List<Double>(parsing: "0.5,-1.0") { Double($0) ?? .nan } == [0.5, -1])
        #expect(List<Int>([]).description == "")
    }

    @Test(
        "is completed after its last comma with the words that it does not have",
        arguments: [
            ("", ["light", "dark", "veryDark"]), ("da", ["light", "dark", "veryDark"]),
            ("dark,", ["dark,light", "dark,veryDark"]), ("dark,ve", ["dark,light", "dark,veryDark"]),
            ("dark,light,v", ["dark,light,veryDark"]), ("dark,light,veryDark,", []),
        ])
    func completions(typed: String, words: [String]) {
        #expect(List<Toy.Shade>.completions(of: typed) == words)
    }
}

@Suite("What a setting may be")
struct LimitsTests {
    private func accepts<Value>(_ limits: Limits<Value>, _ text: String) -> Bool { (try? limits.parse(text)) != nil }

    @Test(
        "is in its words and ends where they say",
        arguments: [
            (.range(-1...2), "-1.0 to 2.0", ["-1", "2", "0.5"], ["-1.0000001", "2.0000001", "nan", "inf", "x", ""]),
            (.finite, "a finite number", ["0", "-1e308", "5e-324"], ["inf", "-inf", "nan", "1e999", "1,5"]),
            (.positive, "a positive number", ["5e-324", "1e308"], ["0", "-0", "-1", "inf", "nan"]),
            (.belowOne, "a number from 0 to below 1", ["0", "0.9999999"], ["1", "-5e-324", "nan"]),
            (.aboveZero, "a number above 0 and at most 1", ["1", "5e-324"], ["0", "1.0000001", "nan"]),
            (.oneOf([0.5, 2]), "0.5 or 2.0", ["0.5", "2"], ["1", "nan", ""]),
        ] as [(Limits<Double>, String, [String], [String])])
    func numbers(limits: Limits<Double>, words: String, inside: [String], outside: [String]) {
        #expect(limits.description == words)
        for text in inside { #expect(accepts(limits, text), "\(text)") }
        for text in outside {
            #expect(complaint { _ = try limits.parse(text) } == "expected \(words)", "\(text)")
        }
    }

    @Test("is a range of whole numbers, both ends included")
    func integers() {
        let limits: Limits<Int> = .range(1...1000)
        #expect(limits.description == "1 to 1000")
        #expect(["1", "1000", "007"].allSatisfy { accepts(limits, $0) })
        #expect(!["0", "1001", "1.0", "", " 1", "9223372036854775808"].contains { accepts(limits, $0) })
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
