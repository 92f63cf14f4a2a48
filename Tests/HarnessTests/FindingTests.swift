import Foundation
import Testing

@testable import Harness

@Suite("A finding")
struct FindingTests {
    @Test("is one line with a word, a symbol, what was found and what to do")
    func line() {
        #expect(Finding("font", .ok, "DejaVu Sans").line == "✓ ok       font: DejaVu Sans")
        #expect(
            Finding("MNIST", .warning, "expected it", remedy: "type: make data").line
                == "! warning  MNIST: expected it; type: make data")
        #expect(Finding("gnuplot", .missing, "none", remedy: "look").line == "✗ missing  gnuplot: none; look")
    }

    @Test("about the results is ok where they are or can be, and not below a file")
    func folder() throws {
        try inScratchFolder { scratch in
            #expect(Finding.folder(scratch).line == "✓ ok       results: \(scratch) can be written")
            #expect(Finding.folder("\(scratch)/a/b").line == "✓ ok       results: \(scratch)/a/b can be made")
            try AtomicFile.write("", to: "\(scratch)/file")
            let place = URL(fileURLWithPath: scratch).standardizedFileURL.path
            #expect(
                Finding.folder("\(scratch)/file/b")
                    == Finding(
                        "results", .missing, "expected the folder \(scratch)/file/b, got the file \(place)/file",
                        remedy: "type: --out DIR with another folder"))
        }
    }

    @Test(
        "about the results names a folder that may not be written",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "there is no folder that nobody may write"))
    func unwritable() {
        let finding = Finding.folder("/proc/results")
        #expect(finding.state == .missing)
        #expect(finding.found.hasPrefix("expected to write into /proc, got: "))
    }

    @Test("about the disk is that of the nearest folder that is there")
    func disk() throws {
        try inScratchFolder { scratch in
            let finding = Finding.disk("\(scratch)/a/b")
            #expect(finding.found.hasSuffix(" GB free for \(scratch)/a/b"))
        }
    }

    @Test(
        "about the disk is a warning where there is no room",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "there is no disk without room"))
    func fullDisk() {
        #expect(
            Finding.disk("/proc").line
                == "! warning  disk: expected 1 GB, got 0.0 GB free for /proc; make room, or type: --out DIR")
    }
}
