import Testing

@testable import Harness

@Suite("How long a run took")
struct TimingTests {
    private static let timing = Timing(seconds: 206.5, processor: "Abacus", cores: 4, jobs: 4)

    @Test(
        "is said as precisely as it comes true again",
        arguments: [
            (0, "under a second"), (0.99, "under a second"), (1, "about 1 s"), (89.4, "about 89 s"),
            (90, "about 2 min"), (206.5, "about 3 min"), (5399, "about 90 min"), (5400, "about 1.5 h"),
            (36_000, "about 10.0 h"),
        ])
    func words(seconds: Double, text: String) {
        #expect(Timing.about(seconds) == text)
    }

    @Test(
        "is said with the machine where that was another, or was used otherwise",
        arguments: [
            ("Abacus", 4, 4, ""), ("Loom", 4, 4, " (on Abacus)"), ("Abacus", 2, 4, " (on 4 cores)"),
            ("Abacus", 4, 1, " (on --jobs 1)"), ("Loom", 8, 3, " (on Abacus, 4 cores, --jobs 3)"),
        ])
    func differences(processor: String, cores: Int, jobs: Int, remark: String) {
        let timing = Timing(seconds: 1, processor: "Abacus", cores: 4, jobs: jobs)
        #expect(Timing.remark(timing.differences(processor: processor, cores: cores)) == remark)
    }

    @Test("is that of the preset in its folder, or of synthetic digits, and nil where neither is")
    func folders() throws {
        try inScratchFolder { out in
            for (preset, otherImages) in [("quick", nil), ("lecture", "digits")] {
                let folder = ResultFolder(out: out, experiment: "toy", preset: preset, otherImages: otherImages)
                let conditions = Conditions(
                    preset: preset, isJudged: false, command: "", data: nil, pace: Pace(jobs: 2), progress: .quiet)
                let store = Store(out: out, experiment: "toy")
                _ = try Session<Toy>(folder).run(try Toy.settings(.quick), conditions, store)
            }
            let quick = try #require(Timing(of: .quick, experiment: "toy", out: out))
            #expect(quick.processor == Machine.processor && quick.cores == Machine.cores && quick.jobs == 2)
            #expect(quick.seconds >= 0 && quick.seconds < 60)
            #expect(Timing(of: .lecture, experiment: "toy", out: out) != nil, "in digits")
            #expect(Timing(of: .paper, experiment: "toy", out: out) == nil)
            #expect(Timing(of: .quick, experiment: "other", out: out) == nil)
        }
    }
}
