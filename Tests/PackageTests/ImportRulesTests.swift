import Foundation
import Testing

/// Which target may import which. The engine never sees the harness, the harness never sees a tensor, no experiment sees
/// another.
private enum Allowed {
    static let system: Set<String> = ["Foundation", "Glibc", "Darwin", "Synchronization", "Dispatch"]

    static let targets: [String: Set<String>] = [
        "CZlib": [], "CKernels": [],
        "Checksums": ["CKernels"],
        "Tensors": ["CKernels"],
        "Graphs": ["Tensors"],
        "Networks": ["Graphs", "Tensors"],
        "Datasets": ["CKernels", "Checksums", "CZlib", "Tensors"],
        "Harness": ["Checksums", "ArgumentParser"],
        "Trainings": ["Harness", "Datasets", "Networks", "Graphs", "Tensors", "ArgumentParser"],
    ]

    /// Programs that measure the engine; they live in `Benchmarks`.
    static let benchmarks: [String: Set<String>] = [
        "Instrumentation": ["Networks", "Datasets", "Graphs", "Tensors"],
        "CProcessor": [],
        "Workloads": ["Networks", "Graphs", "Tensors"],
        "bench": ["Workloads", "Tensors", "CProcessor", "ArgumentParser"],
        "StepCost": ["Harness", "Networks", "Graphs", "Tensors"],
    ]

    static let experiment: Set<String> = [
        "Trainings", "Harness", "Networks", "Datasets", "Graphs", "Tensors", "ArgumentParser",
    ]

    static let command: Set<String> = ["Trainings", "Harness", "Datasets", "Networks", "Tensors", "ArgumentParser"]

    /// What a target of this name may import, where these are the experiments; nil for an unknown name.
    static func imports(of target: String, experiments: Set<String>) -> Set<String>? {
        if target == "experiment" { return command.union(experiments) }
        return experiments.contains(target) ? experiment : targets[target] ?? benchmarks[target]
    }
}

/// `swift package dump-package`, as far as the rules look at it.
private struct Manifest: Decodable {
    struct Target: Decodable {
        let name, type: String
        let path: String?
        let dependencies: [Dependency]
    }

    /// `{"byName": ["Tensors", null]}` or `{"product": ["ArgumentParser", "swift-argument-parser", …]}`.
    struct Dependency: Decodable {
        let name: String

        init(from decoder: any Decoder) throws {
            let kinds = try decoder.singleValueContainer().decode([String: [First]].self)
            name = kinds.values.first?.first?.name ?? ""
        }

        private struct First: Decodable {
            let name: String?
            init(from decoder: any Decoder) throws { name = try? decoder.singleValueContainer().decode(String.self) }
        }
    }

    let targets: [Target]

    /// Reads it in a folder of its own, as `swift test` holds the lock of the ordinary one.
    static func dumped() async throws -> Manifest {
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        let arguments = [
            "swift", "package", "--package-path", packageRoot.path, "--scratch-path", scratch.url.path, "dump-package",
        ]
        let environment = ProcessInfo.processInfo.environment
        let run = try await scratch.run("/usr/bin/env", arguments, environment: environment)
        try #require(run.status == 0, "\(run.messages)")
        return try JSONDecoder().decode(Manifest.self, from: Data(run.output.utf8))
    }
}

/// The names in a folder of the package, hidden ones aside.
private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: packageRoot.appending(path: folder).path)
        .filter { !$0.hasPrefix(".") }.sorted()
}

/// Every source of our own below a folder, by its path in the package.
private func sources(below folder: String, endings: Set<String> = ["swift"]) throws -> [(path: String, text: String)] {
    try FileManager.default.subpathsOfDirectory(atPath: packageRoot.appending(path: folder).path).sorted()
        .filter { endings.contains(URL(filePath: $0).pathExtension) }
        .map {
            ("\(folder)/\($0)", try String(contentsOf: packageRoot.appending(path: "\(folder)/\($0)"), encoding: .utf8))
        }
}

/// The modules that a source imports, with attributes, access levels and kinds such as `import struct A.B`.
private func imports(in text: String) -> Set<String> {
    let pattern = #/^\s*(?:@\w+(?:\([^)]*\))?\s+|public\s+|package\s+|internal\s+|private\s+|fileprivate\s+)*/#
    let rest = #/^import\s+(?:struct\s+|class\s+|enum\s+|func\s+|protocol\s+|typealias\s+|let\s+|var\s+)?(\w+)/#
    return Set(
        text.split(separator: "\n").compactMap { line in
            line.replacing(pattern, with: "", maxReplacements: 1).firstMatch(of: rest).map { String($0.1) }
        })
}

/// `BNHistograms` as `bn-histograms`: a word begins at a capital after a small letter, and at the last of several
/// capitals before a small one.
private func identifier(of folder: String) -> String {
    let letters = Array(folder)
    return letters.indices.reduce(into: "") { id, index in
        let isStart =
            index > 0 && letters[index].isUppercase
            && (!letters[index - 1].isUppercase || index + 1 < letters.count && letters[index + 1].isLowercase)
        id += (isStart ? "-" : "") + letters[index].lowercased()
    }
}

@Suite("The package")
struct ImportRulesTests {
    @Test("lets each target depend only on what the rules allow, in the manifest and in the sources")
    func dependencies() async throws {
        let experiments = Set(try names(in: "Experiments"))
        let targets = try await Manifest.dumped().targets.filter {
            $0.type != "test" && !($0.path ?? "").hasPrefix("Tests/")
        }
        let known = Set(Allowed.targets.keys).union(Allowed.benchmarks.keys).union(experiments).union(["experiment"])
        #expect(Set(targets.map(\.name)) == known)
        for target in targets {
            let allowed = try #require(Allowed.imports(of: target.name, experiments: experiments), "\(target.name)")
            let declared = Set(target.dependencies.map(\.name))
            #expect(declared.isSubset(of: allowed), "\(target.name) in Package.swift")
            let folder = target.path ?? "Sources/\(target.name)"
            for source in try sources(below: folder) {
                let imported = imports(in: source.text).subtracting(Allowed.system)
                #expect(imported.isSubset(of: allowed), "\(source.path)")
                #expect(imported.isSubset(of: declared), "\(source.path), whose target does not declare it")
            }
        }
    }

    @Test("keeps all its sources in targets")
    func folders() throws {
        let known = Set(Allowed.targets.keys).union(["experiment"])
        #expect(Set(try names(in: "Sources")) == known)
        for target in known {
            #expect(try !names(in: "Sources/\(target)").isEmpty)
        }
    }

    @Test(
        "reads imports in every form",
        arguments: [
            ("import Tensors", "Tensors"), ("    import Glibc", "Glibc"), ("@testable import Harness", "Harness"),
            ("public import Graphs", "Graphs"), ("@preconcurrency import Foundation", "Foundation"),
            ("import struct Foundation.Data", "Foundation"), ("@_spi(X) public import Y", "Y"), ("// import Z", nil),
            ("let text = \"import Z\"", nil), ("important()", nil),
        ])
    func importForms(line: String, module: String?) {
        #expect(imports(in: "let a = 1\n\(line)\n") == (module.map { [$0] } ?? []))
    }
}

@Suite("Every experiment")
struct ExperimentFolderTests {
    @Test("has an id that is its folder's name in kebab case, a README, and a place in the catalog")
    func folders() throws {
        let catalog = try String(
            contentsOf: packageRoot.appending(path: "Sources/experiment/Catalog.swift"), encoding: .utf8)
        let experiments = try names(in: "Experiments")
        #expect(!experiments.isEmpty)
        for name in experiments {
            let sources = try sources(below: "Experiments/\(name)")
            let ids = sources.flatMap { $0.text.matches(of: #/Card\(\s*id: "([^"]*)"/#).map { String($0.1) } }
            #expect(ids == [identifier(of: name)], "Experiments/\(name)")
            let readme = packageRoot.appending(path: "Experiments/\(name)/README.md").path
            #expect(FileManager.default.contents(atPath: readme)?.isEmpty == false, "Experiments/\(name)/README.md")
            #expect(catalog.contains("\n    \(name).experiment,\n"), "\(name) in the catalog")
        }
        #expect(catalog.matches(of: #/\w+\.experiment,/#).count == experiments.count)
    }

    @Test(
        "turns a folder into an id by words",
        arguments: [
            ("VanishingGradient", "vanishing-gradient"), ("BNHistograms", "bn-histograms"), ("MLP", "mlp"),
            ("DropoutAsNoise", "dropout-as-noise"), ("ELUFamily", "elu-family"), ("DeepLSTM", "deep-lstm"),
        ])
    func kebabCase(folder: String, id: String) {
        #expect(identifier(of: folder) == id)
    }
}

@Suite("Every source")
struct SourceFileTests {
    @Test(
        "has at most 400 lines and a name that says what is in it",
        arguments: ["Sources", "Experiments", "Tests", "Benchmarks"])
    func shape(folder: String) throws {
        let sources = try sources(below: folder, endings: ["swift", "c", "h"])
        #expect(sources.count > 5)
        let vague = #/(?:^|/)(?:Utilities|Utils|Util|Common|Core|Helpers?|\w*Manager)(?:\.\w+)?(?:/|$)/#
        let vagueType =
            #/\b(?:struct|class|enum|actor|protocol|typealias)\s+(?:Utilities|Utils|Common|Core|Helpers?|\w*Manager)\b/#
        for (path, text) in sources {
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 401, "\(path)")
            #expect(path.firstMatch(of: vague) == nil, "\(path)")
            #expect(text.firstMatch(of: vagueType) == nil, "\(path)")
        }
    }
}
