import Testing

@testable import Harness

@Suite("The help of the settings")
struct SettingHelpTests {
    @Test("has name, meaning with range but without default, and values of every setting, in their order")
    func complete() throws {
        #expect(
            Settings<Toy>.help == [
                SettingHelp(
                    name: "lengths", meaning: "Lengths of the series. Separated by commas, each 1 to 1000.", values: []),
                SettingHelp(name: "seeds", meaning: "Series of each length. Range: 1 to 100.", values: []),
                SettingHelp(name: "shift", meaning: "Added to every value. Range: a finite number.", values: []),
                SettingHelp(
                    name: "steps-of-work", meaning: "Random numbers for each value. Range: 1 to 1000000.", values: []),
                SettingHelp(
                    name: "shade", meaning: "A shade. Values: light, dark, veryDark.",
                    values: ["light", "dark", "veryDark"]),
                SettingHelp(
                    name: "label", meaning: "A name for the run, which changes no number. Range: any text.", values: []),
            ])
        #expect(Settings<Toy>.help.map(\.name) == (try Toy.settings(.lecture).canonical.map(\.name)))
    }

    @Test("names the words of a list, too, and what a multiple is of")
    func lists() {
        #expect(
            Settings<Wordy>.help == [
                SettingHelp(
                    name: "shades", meaning: "Shades. Separated by commas. Values: light, dark, veryDark.",
                    values: ["light", "dark", "veryDark"]),
                SettingHelp(
                    name: "images", meaning: "Images. Range: 1000 to 60000, a multiple of 1000.", values: []),
            ])
    }
}
