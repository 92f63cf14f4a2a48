import Testing

@testable import Harness

@Suite("Another program") struct SubprocessTests {
    @Test("is run to its end, with both outputs and its status")
    func outputs() throws {
        let run = try Subprocess.run("/bin/sh", ["-c", "echo one; echo two >&2; cat; exit 3"])
        #expect(run.status == 3)
        #expect(run.output == "one\n")
        #expect(run.errors == "two\n")
    }

    @Test("may write more than a pipe holds, to either output")
    func length() throws {
        let fill = "head -c 300000 /dev/zero | tr '\\0' x"
        let run = try Subprocess.run("/bin/sh", ["-c", "\(fill) >&2; \(fill); \(fill) >&2"])
        #expect(run.output.count == 300_000)
        #expect(run.errors.count == 600_000)
    }

    @Test("is given a fixed locale, and of the environment only what it needs to be found and to find its files")
    func environment() throws {
        let run = try Subprocess.run("/usr/bin/env", [])
        let variables = run.output.split(separator: "\n").map { $0.prefix { $0 != "=" } }
        #expect(run.output.contains("LC_ALL=C\n") && variables.contains("PATH"))
        let others = variables.filter { $0.hasPrefix("GNU") || $0.hasPrefix("GIT") || $0.hasPrefix("TRAINABILITY") }
        #expect(others.isEmpty && variables.count <= 14, "\(variables)")
    }

    @Test("that a signal ends has status 128 and the signal's number")
    func signal() throws {
        #expect(try Subprocess.run("/bin/sh", ["-c", "kill -9 $$"]).status == 137)
    }

    @Test("that does not exist is an error in one line")
    func missing() {
        #expect {
            try Subprocess.run("/no/such/program", [])
        } throws: { error in
            "\(error)" == "/no/such/program cannot be started: No such file or directory"
        }
    }
}
