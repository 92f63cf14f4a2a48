import Foundation
import Testing

@Suite("The store of trials below the results")
struct StoreTests {
    @Test("gives a second run its trials, says so, and runs only what is new")
    func cached() async throws {
        try await Command.inFolder { folder in
            let first = try await Command.run(Small.chain, in: folder)
            #expect(first.status == 0)
            let tables = try contents(of: "\(folder)/results/custom", ending: ".csv")
            let second = try await Command.run(Small.chain, in: folder)
            #expect(second.status == 0)
            let cached =
                #/vanishing-gradient: 4 of 4 trials cached, made by (an unknown commit|commit [0-9a-f]{7}.*)\n/#
            #expect(second.messages.wholeMatch(of: cached) != nil, "\(second.messages)")
            #expect(try contents(of: "\(folder)/results/custom", ending: ".csv") == tables)

            let other = ["vanishing-gradient", "--steps", "60", "--depths", "3,5"]
            let plan = try await Command.run(other + ["--dry-run"], in: folder)
            #expect(
                plan.output == """
                    gradients: to run
                    slopes: to run
                    sweep: to run
                    learning: to run

                    """)
            #expect(plan.status == 0 && plan.messages == "")
            #expect(try contents(of: "\(folder)/results/custom", ending: ".csv") == tables)
            let forced = try await Command.run(other + ["--dry-run", "--force", "--json"], in: folder)
            let lines = forced.output.split(separator: "\n")
            #expect(lines.count == 4 && lines.allSatisfy { $0.contains("\"plan\":\"to run\"") })
        }
    }

    @Test("is cleaned of what no results refer to, after saying how much")
    func cleaned() async throws {
        try await Command.inFolder { folder in
            for steps in ["50", "60"] {
                let line = ["vanishing-gradient", "--depths", "3", "--steps", steps, "--quiet"]
                #expect(try await Command.run(line, in: folder).status == 0)
            }
            let before = try contents(of: "\(folder)/results/.trials")
            #expect(before.count == 8)
            let old = before.filter { String(decoding: $0.value, as: UTF8.self).contains("\"50\"") }
            #expect(old.count == 4)
            let size = (old.values.reduce(0) { $0 + $1.count } + 999) / 1000
            for (arguments, word) in [(["clean", "--dry-run"], "would remove"), (["clean"], "removing")] {
                let run = try await Command.run(arguments, in: folder)
                #expect(run.status == 0 && run.messages == "")
                #expect(run.output.hasPrefix("vanishing-gradient: \(word) 4 files, \(size) kB\n"))
            }
            #expect(try contents(of: "\(folder)/results/.trials") == before.filter { old[$0.key] == nil })
            let again = try await Command.run(["clean"], in: folder)
            #expect(again.output.hasPrefix("vanishing-gradient: nothing to remove\n"))
        }
    }
}

@Suite("A disk", .serialized, .enabled(if: Disk.canBeMade, "a small disk cannot be mounted here"))
struct DiskTests {
    @Test("that is full ends the run with one line, and loses nothing")
    func full() async throws {
        try await Command.inFolder { folder in
            let whole = try await Command.run(Small.chain + ["--quiet"], in: folder)
            #expect(whole.status == 0)
            let expected = try contents(of: "\(folder)/results/custom", ending: ".csv")
            // From hardly any room to nearly enough: it ends in a trial, a table, a script, a picture.
            for kilobytes in [16, 64, 100, 128, 192, 320] {
                // With two workers a trial may end after the first complaint, which is then said again at the end.
                let run = try await Disk.run(
                    "size=\(kilobytes)k", Small.chain + ["--jobs", "1", "--out", "disk"], in: folder,
                    // Older results are on the disk, and stay as they are.
                    before: "mkdir -p disk/custom/vanishing-gradient; echo old > disk/custom/vanishing-gradient/x.csv",
                    after: "cat disk/custom/vanishing-gradient/x.csv; find disk -name '*.partial' | wc -l; "
                        + "mount -o remount,size=9m disk")
                #expect(run.status == 1, "\(kilobytes) kB: \(run.output) \(run.messages)")
                let complaints = run.messageLines.filter { $0.hasPrefix("error: ") }
                #expect(complaints.count == 1, "\(kilobytes) kB: \(run.messages)")
                #expect(complaints[0].hasSuffix(" cannot be written: No space left on device"), "\(complaints)")
                #expect(run.output.hasPrefix("old\n0\n"), "\(run.output)")
                // With room again the same command gives what it would have given.
                #expect(run.tables == expected, "\(kilobytes) kB")
            }
        }
    }

    @Test("that may only be read ends the run with one line before anything is computed")
    func readOnly() async throws {
        try await Command.inFolder { folder in
            let run = try await Disk.run(
                "size=1m,mode=755", Small.chain + ["--out", "disk"], in: folder,
                before: "mkdir -p disk/.trials/vanishing-gradient; mount -o remount,ro disk",
                after: "mount -o remount,rw,size=9m disk")
            #expect(run.status == 1)
            #expect(
                run.messages == "error: disk/.trials/vanishing-gradient cannot be written: Read-only file system\n")
        }
    }
}

/// A small disk in memory, seen by one command only.
enum Disk {
    static let canBeMade: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c", "d=$(mktemp -d) && unshare -rm mount -t tmpfs -o size=64k disk \"$d\"; s=$?; rmdir \"$d\"; exit $s",
        ]
        process.standardError = FileHandle.nullDevice
        guard (try? Command.start(process)) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    struct DiskRun {
        let status: Int32
        /// Of `after`.
        let output: String
        let messages: String
        /// What the same command leaves when it is run once more, after `after`.
        let tables: [String: Data]

        var messageLines: [String] { messages.split(separator: "\n").map(String.init) }
    }

    /// Runs the command with the folder `disk` being one of this size.
    static func run(
        _ options: String, _ arguments: [String], in folder: String, before: String, after: String
    ) async throws -> DiskRun {
        let script = """
            mkdir -p disk && mount -t tmpfs -o "$1" disk disk && { \(before); } || exit 9
            program=$2
            shift 2
            "$program" "$@" >/dev/null 2>messages
            echo $? >status
            { \(after); } >after
            "$program" "$@" --quiet >/dev/null 2>again || cat again >>messages
            rm -rf tables && mkdir tables && cp -r disk/custom/. tables
            rm -f tables/vanishing-gradient/x.csv
            """
        let run = try await Command.run(
            ["-rm", "/bin/sh", "-c", script, "sh", options, try Command.path()] + arguments, in: folder,
            program: "/usr/bin/unshare")
        #expect(run.status == 0, "\(run.messages)")
        return DiskRun(
            status: Int32(try text("\(folder)/status").prefix { $0.isNumber }) ?? -1,
            output: try text("\(folder)/after"), messages: try text("\(folder)/messages"),
            tables: try contents(of: "\(folder)/tables", ending: ".csv"))
    }
}
