import Testing

@testable import Harness

@Suite("The line of a terminal")
struct TerminalLineTests {
    private static let messages = [
        "", "elu, seed 1: epoch 3/25, loss 0.231", String(repeating: "long ", count: 52),
        String(repeating: "日本語", count: 45), String(repeating: "e\u{301}\u{302}", count: 260),
        String(repeating: "👩‍🔬👍🏽❤️🇫🇷", count: 25), String(repeating: "\u{1B}[31m", count: 50), "ｆｕｌｌ ｗｉｄｔｈ",
    ]

    @Test("is never as wide as the terminal, whatever is to be said", arguments: messages)
    func width(message: String) {
        for width in Array(2...130) + [200, 250] {
            for left in [nil, 1e12] as [Double?] {
                for title in ["activation-comparison", "活性化関数"] {
                    let line = TerminalLine(
                        title: title, fraction: 0.999, count: "1000/1000", message: message.harmless, elapsed: 4e5,
                        left: left)
                    let text = line.text(width: width, isColored: false)
                    #expect(text.columns < width, "\(width): \(text)")
                    #expect(width < 8 || text.contains("99 %"))
                }
            }
        }
    }

    @Test(
        "has what fits, the most useful first",
        arguments: [
            (10, " 42 % 3/8"), (16, " 42 % 3/8"), (20, "[##.....]  42 % 3/8"),
            (40, "[######..........]  42 % 3/8  0:18 left"),
            (60, "[##....]  42 % 3/8 leaky-relu, seed 3: epoch ...  0:18 left"),
            (80, "[####.......]  42 % 3/8 leaky-relu, seed 3: epoch 3/25, loss 0.231    0:18 left"),
            (
                120,
                "activation-comparison [#########.............]  42 % 3/8 leaky-relu, seed 3: epoch 3/25, loss 0.231    "
                    + "0:12,  0:18 left"
            ),
        ])
    func parts(width: Int, text: String) {
        let line = TerminalLine(
            title: "activation-comparison", fraction: 0.42, count: "3/8",
            message: "leaky-relu, seed 3: epoch 3/25, loss 0.231", elapsed: 12, left: 18)
        #expect(line.text(width: width, isColored: false) == text)
    }

    @Test("is not 100 % before all is done")
    func percent() {
        #expect(percentage(0.9999) == 99 && percentage(1) == 100 && percentage(0.29) == 29 && percentage(0) == 0)
    }

    @Test(
        "has clocks", arguments: [(0, "0:00"), (59.6, "1:00"), (3599, "59:59"), (3661, "1:01:01"), (4e5, "111:06:40")])
    func clocks(seconds: Double, text: String) {
        #expect(clock(seconds) == text)
    }

    @Test(
        "counts the columns of a text",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("👍", 2), ("ｗ", 2), ("한글", 4), ("∂ρ·", 3),
            ("❤\u{FE0F}", 2),
        ])
    func columns(text: String, count: Int) {
        #expect(text.columns == count)
    }

    @Test("cuts no character in two", arguments: 0...12)
    func cut(width: Int) {
        let text = "日e\u{301}本é👍x語".cut(to: width)
        #expect(text.columns <= width)
        #expect(width < 11 ? text.hasSuffix(String(repeating: ".", count: min(3, width))) : text.hasSuffix("語"))
    }
}
