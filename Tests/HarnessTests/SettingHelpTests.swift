import Testing

@testable import Harness

@Suite("The help of the settings")
struct SettingHelpTests {
    @Test("has name, meaning and values of every setting, in their order")
    func complete() throws {
        #expect(
            Toy.Settings.help == [
                SettingHelp(name: "lengths", meaning: "Lengths of the series.", values: []),
                SettingHelp(name: "shift", meaning: "Added to every value.", values: []),
                SettingHelp(name: "steps-of-work", meaning: "Random numbers for each value.", values: []),
                SettingHelp(name: "shade", meaning: "A shade.", values: ["light", "dark", "veryDark"]),
                SettingHelp(name: "failing", meaning: "The trial that fails.", values: []),
            ])
        #expect(Toy.Settings.help.map(\.name) == (try Toy.settings(.lecture).canonical.map(\.name)))
    }
}
