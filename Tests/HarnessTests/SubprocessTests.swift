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

    @Test("runs in the folder it is told, and may write more than a pipe holds")
    func folderAndLength() throws {
        let run = try Subprocess.run("/bin/sh", ["-c", "pwd; head -c 300000 /dev/zero | tr '\\0' x >&2"], in: "/")
        #expect(run.output == "/\n")
        #expect(run.errors.count == 300_000)
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
