import Foundation
import Testing

@Suite("scripts/fetch-cifar10", .timeLimit(.minutes(5)))
struct FetchCIFAR10Tests {
    /// A port of the system's, where nothing listens.
    private let refused = "http://127.0.0.1:1/"
    private let inside = StandInArchive.inside
    private let without =
        "without it figures of photographs show synthetic digits in color, and nothing else is to be done"
    private let partName = "\(StandInArchive.name).part"

    @Test("The archive is downloaded, checked and unpacked, and only its folder stays", arguments: [false, true])
    func allGood(signalsBlocked: Bool) async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let (one, two) = (try archive.mirror(), try archive.mirror())
        defer { one.stop(); two.stop() }
        #expect(try await !archive.isPresent())
        let run = try await archive.fetch(from: [one.url, two.url], signalsBlocked: signalsBlocked)
        #expect(run.status == 0 && run.output.isEmpty, "\(run.messages)")
        #expect(run.messages.contains("downloading 0 MB from \(one.url); control-C stops it"))
        #expect(run.lastMessage == "fetch-cifar10: the photographs are in data/\(inside) and check out")
        #expect(try archive.found == [inside])
        #expect(try archive.isUnpacked())
        #expect(two.requests.isEmpty)
        #expect(try await archive.isPresent())
    }

    @Test("A download goes on where it stopped", arguments: [1, 2, 3])
    func resumed(parts: Int) async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let one = try archive.mirror()
        defer { one.stop() }
        let stopped = parts * archive.packed.count / 4
        try archive.packed.prefix(stopped).write(to: archive.part)
        let run = try await archive.fetch(from: [one.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(one.starts == [stopped])
        #expect(try archive.isUnpacked())
        #expect(try archive.found == [inside])
    }

    @Test("A part that is the whole archive is only unpacked")
    func wholePart() async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        try archive.packed.write(to: archive.part)
        let run = try await archive.fetch(from: [refused])
        #expect(run.status == 0, "\(run.messages)")
        #expect(try archive.isUnpacked())
    }

    @Test("A mirror that cannot go on gives all of it")
    func unresumable() async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let one = try archive.mirror(.unresumable(archive.packed))
        defer { one.stop() }
        try archive.packed.prefix(1000).write(to: archive.part)
        let run = try await archive.fetch(from: [one.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(one.starts == [1000, 0])
        #expect(try archive.isUnpacked())
    }

    @Test("Half an archive stays for the next call, which goes on from there with any mirror")
    func half() async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let (one, two) = (try archive.mirror(.half(archive.packed)), try archive.mirror())
        defer { one.stop(); two.stop() }
        let first = try await archive.fetch(from: [one.url])
        #expect(first.status == 75, "\(first.messages)")
        let (there, all) = (archive.packed.count / 2, archive.packed.count)
        #expect(
            first.lastMessage == "fetch-cifar10: \(StandInArchive.name): broke off after \(there) of \(all) bytes; "
                + "run again to go on from there; \(without)")
        #expect(try archive.found == [partName])
        let second = try await archive.fetch(from: [two.url])
        #expect(second.status == 0, "\(second.messages)")
        #expect(two.starts == [there])
        #expect(try archive.found == [inside])
    }

    @Test("A signal keeps the part, and the next call goes on", arguments: [SIGTERM, SIGINT, SIGHUP])
    func interrupted(signal: Int32) async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let one = try archive.mirror(.stalled(archive.packed))
        defer { one.stop() }
        let run = try await archive.fetch(from: [one.url]) { process in
            while (try? Data(contentsOf: archive.part).isEmpty) != false {
                try await Task.sleep(for: .milliseconds(20))
            }
            kill(process.processIdentifier, signal)
        }
        #expect(run.status == 128 + signal, "\(run.messages)")
        #expect(try archive.found == [partName])
        let there = try Data(contentsOf: archive.part).count
        #expect(there > 0 && there <= archive.packed.count / 2)
        let two = try archive.mirror()
        defer { two.stop() }
        let next = try await archive.fetch(from: [two.url])
        #expect(next.status == 0 && two.starts == [there], "\(next.messages)")
    }

    /// What a mirror may give in place of the archive, as whole as HTTP can tell.
    enum Corruption: CaseIterable {
        case flippedByte, lacksTheEnd, longer, nothing, page

        func body(insteadOf good: Data) -> Data {
            switch self {
            case .flippedByte:
                var bytes = good
                bytes[bytes.count / 2] ^= 1
                return bytes
            case .lacksTheEnd: return good.dropLast(4)
            case .longer: return good + Data([0])
            case .nothing: return Data()
            case .page: return Data("<html>Please sign in to this network</html>".utf8)
            }
        }
    }

    @Test("A bad archive leaves nothing, and has a line of its own", arguments: Corruption.allCases)
    func corrupt(corruption: Corruption) async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let one = try archive.mirror(.whole(corruption.body(insteadOf: archive.packed)))
        defer { one.stop() }
        let run = try await archive.fetch(from: [one.url])
        #expect(run.status == 65, "\(run.messages)")
        let lines = run.messages.split(separator: "\n").filter { !$0.hasSuffix(" left") && !$0.hasSuffix(" %") }
        #expect(lines.count == 3, "\(lines)")
        #expect(lines.dropFirst().first?.contains("expected \(archive.packed.count) bytes of SHA-256") == true)
        #expect(run.lastMessage.contains("every mirror gave bad data"))
        #expect(try archive.found.isEmpty)
    }

    @Test("After a bad archive the next mirror is asked", arguments: Corruption.allCases)
    func corruptThenGood(corruption: Corruption) async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let one = try archive.mirror(.whole(corruption.body(insteadOf: archive.packed)))
        let two = try archive.mirror()
        defer { one.stop(); two.stop() }
        let run = try await archive.fetch(from: [one.url, two.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(two.starts == [0])
        #expect(try archive.isUnpacked())
    }

    @Test("A part of something else is found out by its sum, and does not stay")
    func otherPart() async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let one = try archive.mirror()
        defer { one.stop() }
        try Data(repeating: 1, count: 500).write(to: archive.part)
        let run = try await archive.fetch(from: [one.url])
        #expect(run.status == 65, "\(run.messages)")
        #expect(try archive.found.isEmpty)
        #expect(try await archive.fetch(from: [one.url]).status == 0)
    }

    /// Members that would be written elsewhere, or lead elsewhere.
    enum Hostility: CaseIterable {
        case parent, parentInside, absolute, beside, symbolicLink, hardLink, linkedFolder, lineBreak

        func add(to archive: inout TarArchive, outside: String) {
            let inside = StandInArchive.inside
            let content = Data("owned".utf8)
            switch self {
            case .parent: archive.add("../owned", content)
            case .parentInside: archive.add("\(inside)/../../owned", content)
            case .absolute: archive.add(outside, content)
            case .beside: archive.add("\(inside)-owned/a", content)
            case .symbolicLink: archive.add("\(inside)/owned", kind: .symbolicLink, link: outside)
            case .hardLink: archive.add("\(inside)/owned", kind: .hardLink, link: outside)
            case .linkedFolder:
                archive.add("\(inside)/up", kind: .symbolicLink, link: "../..")
                archive.add("\(inside)/up/owned", content)
            case .lineBreak: archive.add("\(inside)/a\n../../owned", content)
            }
        }
    }

    @Test("An archive that would write elsewhere is refused before anything is unpacked", arguments: Hostility.allCases)
    func hostile(hostility: Hostility) async throws {
        let outside = "\(FileManager.default.temporaryDirectory.path)/owned-\(UUID().uuidString.prefix(8))"
        let archive = try await StandInArchive { hostility.add(to: &$0, outside: outside) }
        defer { archive.scratch.remove() }
        let one = try archive.mirror()
        defer { one.stop() }
        let run = try await archive.fetch(from: [one.url])
        #expect(run.status == 65, "\(run.messages)")
        #expect(run.lastMessage.contains("expected only files in \(inside)/, got "), "\(run.messages)")
        #expect(run.lastMessage.hasSuffix("; nothing of it was kept"))
        #expect(try archive.found.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: outside))
        let others = try FileManager.default.contentsOfDirectory(atPath: archive.scratch.url.path)
        #expect(Set(others.filter { !$0.hasPrefix(".") }) == ["data", "table"])
    }

    @Test("What has the right sum but is no such archive is refused")
    func noArchive() async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let lacking = try await StandInArchive(without: "data_batch_4.bin")
        defer { lacking.scratch.remove() }
        let halfAnImage = try await StandInArchive(
            { $0.add("\(StandInArchive.inside)/data_batch_2.bin", Data([1, 2, 3])) }, without: "data_batch_2.bin")
        defer { halfAnImage.scratch.remove() }
        for (bytes, fault) in [
            (Data("<html>no archive</html>".utf8), "no whole archive"),
            (archive.packed.dropLast(500), "no whole archive"), (lacking.packed, "no data_batch_4.bin"),
            (halfAnImage.packed, "data_batch_2.bin: expected whole images of 3073 bytes, got 3 bytes"),
        ] {
            try archive.writeTable(for: bytes)
            let one = try archive.mirror(.whole(bytes))
            defer { one.stop() }
            let run = try await archive.fetch(from: [one.url])
            #expect(
                run.status == 65 && run.lastMessage.contains("got \(fault); nothing of it was kept"), "\(run.messages)")
            #expect(try archive.found.isEmpty)
        }
    }

    @Test(
        "However its members are damaged, an archive of the right sum writes into its own folder only",
        arguments: 1...24)
    func damagedMembers(seed: UInt64) async throws {
        let archive = try await StandInArchive { $0.damage(seed: seed) }
        defer { archive.scratch.remove() }
        let one = try archive.mirror()
        defer { one.stop() }
        let run = try await archive.fetch(from: [one.url])
        #expect([0, 65].contains(run.status), "\(run.messages)")
        #expect(try archive.found == (run.status == 0 ? [inside] : []), "\(run.messages)")
        let others = try FileManager.default.contentsOfDirectory(atPath: archive.scratch.url.path)
        #expect(Set(others.filter { !$0.hasPrefix(".") }) == ["data", "table"])
    }

    @Test("Photographs that are there stay as they are, be they only a part")
    func partOfThem() async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        try archive.place(StandInArchive.images(of: "a"), as: "data_batch_2.bin")
        #expect(try await !archive.isPresent())
        try archive.place(StandInArchive.images(of: "b"), as: "test_batch.bin")
        #expect(try await archive.isPresent())
        let run = try await archive.fetch(from: [refused])
        #expect(run.status == 0)
        #expect(
            run.messages == "fetch-cifar10: data/\(inside): there already, with 2 training and 2 test images; to have "
                + "all 50000, move the folder away and run again\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: archive.folder.path).count == 2)
    }

    @Test("Damaged photographs are set aside and replaced, which is said")
    func damaged() async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let one = try archive.mirror()
        defer { one.stop() }
        try archive.place(Data([1, 2, 3]), as: "data_batch_1.bin")
        try archive.place(StandInArchive.images(of: "b"), as: "test_batch.bin")
        let run = try await archive.fetch(from: [one.url])
        #expect(run.status == 0, "\(run.messages)")
        #expect(
            run.messages.contains("data/\(inside)/data_batch_1.bin: expected whole images of 3073 bytes, got 3 bytes"))
        #expect(try archive.found == [inside, "\(inside).rejected"])
        #expect(try archive.isUnpacked())
    }

    @Test("Without a network the last line says how to go on", arguments: ["http://no-such-host.invalid/", nil])
    func unreachable(mirror: String?) async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        let run = try await archive.fetch(from: [mirror ?? refused])
        #expect(run.status == 75, "\(run.messages)")
        #expect(
            run.lastMessage.hasSuffix(
                "put its folder \(inside) into data by hand; \(without)"))
        #expect(try archive.found.isEmpty)
    }

    @Test("Wrong arguments and a table without the archive have a status of their own")
    func wrongUse() async throws {
        let archive = try await StandInArchive()
        defer { archive.scratch.remove() }
        #expect(try await archive.fetch(from: [refused], arguments: ["--absent"]).status == 64)
        #expect(try await archive.fetch(from: [refused], arguments: ["a", "b"]).status == 64)
        try Data("0000  another.tar.gz  5\n".utf8).write(to: archive.scratch.url.appending(path: "table"))
        #expect(try await archive.fetch(from: [refused]).status == 66)
    }

    @Test("The real archive is the published one")
    func published() throws {
        let table = try String(contentsOf: packageRoot.appending(path: "scripts/cifar10.sha256"), encoding: .utf8)
        let sum = "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"
        #expect(table == "\(sum)  \(StandInArchive.name)  170052171\n")
    }
}
