import Checksums
import Foundation

/// Everything that decides the numbers of a trial. Same key, same numbers.
public struct TrialKey: Hashable, Sendable, Codable {
    public let experiment: String
    /// From the experiment's card.
    public let codeVersion: Int
    public let trial: TrialName
    /// The arm as JSON, with all its parameters.
    public let arm: String
    public let recipe: [SettingValue]
    /// SHA-256 of the images, nil where none are read.
    public let data: String?
    /// The kernels of OpenBLAS; nil for the engine's own, which give the same bits on every processor.
    public let kernels: String?

    /// A name for files: a readable part and a checksum of the whole key.
    func fileName() throws -> String {
        let digest = SHA256.hexDigest(of: Array(try Seal.encoder.encode(self)))
        return Self.recognizable(trial) + digest.prefix(24)
    }

    /// The part of the name that all keys of one trial share: only letters and digits of an arm's name are harmless in the
    /// name of a file.
    static func recognizable(_ trial: TrialName) -> String {
        let letters = trial.arm.unicodeScalars.map { scalar in
            scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
        }
        return "\(String(letters).prefix(40))_\(trial.seed)_"
    }

    /// Whether the other key is of the same trial with the same settings.
    func hasSettings(of other: TrialKey) -> Bool {
        trial == other.trial && arm == other.arm && recipe == other.recipe
    }

    /// What has changed since the other key's trial was run, in words.
    func changes(since other: TrialKey) -> [String] {
        var found: [String] = []
        if codeVersion != other.codeVersion { found.append("code version \(other.codeVersion) -> \(codeVersion)") }
        if data != other.data { found.append("other data") }
        if kernels != other.kernels { found.append("other kernels") }
        return found
    }
}

extension TrialKey {
    init<E: Experiment>(
        _ experiment: E.Type, _ trial: Trial<E.Arm>, _ recipe: E.Recipe, data: String?, kernels: String?
    ) {
        self.experiment = E.card.id
        codeVersion = E.card.codeVersion
        self.trial = trial.name
        guard let json = try? Seal.encoder.encode(trial.arm) else { fatalError("\(trial.arm) has no JSON") }
        arm = String(decoding: json, as: UTF8.self)
        self.recipe = recipe.canonical
        self.data = data
        self.kernels = kernels
    }
}

/// The tables of one trial, with their origin.
public struct StoredTrial: Sendable, Codable {
    public let key: TrialKey
    public let tables: [Table]
    /// How long the trial took.
    public let seconds: Double
    /// Of the checkout that made it.
    public let origin: Checkout?
}

/// The stored trials, one file each. No trial is run twice.
public struct Store: Sendable {
    public let folder: String

    public init(_ folder: String) {
        self.folder = folder
    }

    /// The store of an experiment below the folder for results.
    public init(out: String, experiment: String) {
        folder = "\(out)/.trials/\(experiment)"
    }

    private static let kind = "trial"
    private static let suffix = ".trial"

    func create() throws {
        try makeFolder(folder)
        guard access(folder, W_OK) == 0 else {
            throw FileError("\(folder) cannot be written: \(String(cString: strerror(errno)))")
        }
        AtomicFile.removeLeftovers(in: folder)
    }

    /// The trial with this key; nil if the file is missing or damaged.
    func find(_ key: TrialKey) throws -> StoredTrial? {
        guard let found = read(try key.fileName() + Self.suffix), found.key == key else { return nil }
        return found
    }

    private func read(_ file: String) -> StoredTrial? {
        guard let sealed = FileManager.default.contents(atPath: "\(folder)/\(file)"),
            let content = try? Seal.open(Self.kind, sealed)
        else { return nil }
        return try? Seal.decoder.decode(StoredTrial.self, from: content)
    }

    func save(_ trial: StoredTrial) throws {
        let content = try Seal.encoder.encode(trial)
        try AtomicFile.write(
            Seal.close(Self.kind, content), to: "\(folder)/\(try trial.key.fileName())\(Self.suffix)")
    }

    /// The path of the trial's checkpoint.
    func checkpoint(_ key: TrialKey) throws -> String { "\(folder)/\(try key.fileName()).checkpoint" }

    /// The lock of the trial; nil while another process holds it.
    func lock(_ key: TrialKey) throws -> FileLock? {
        try FileLock.taken("\(folder)/\(try key.fileName()).lock")
    }

    /// The same trial with the same settings, from other code or data; the one that differs in least comes first.
    func outdated(_ key: TrialKey) -> [StoredTrial] {
        files().filter { $0.hasPrefix(TrialKey.recognizable(key.trial)) }.compactMap(read)
            .filter { $0.key.hasSettings(of: key) && $0.key != key }
            .sorted { key.changes(since: $0.key).count < key.changes(since: $1.key).count }
    }

    /// The names of all files of the store, in order.
    private func files() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// Trials and checkpoints that none of these keys refers to and nobody is running.
    func unused(besides keys: [TrialKey]) throws -> [String] {
        let used = Set(try keys.map { try $0.fileName() })
        return try files().filter { file in
            let name = String(file.prefix { $0 != "." })
            guard !file.hasPrefix("."), !file.hasSuffix(".lock"), !used.contains(name) else { return false }
            return try FileLock.taken("\(folder)/\(name).lock") != nil
        }
    }
}
