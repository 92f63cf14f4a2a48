import ArgumentParser

/// The results of an experiment beside those of another run with the same settings.
public struct Verification: Sendable {
    public let experiment: String
    /// Differences in settings, data and versions.
    public let remarks: [Remark]
    public let comparison: Comparison

    /// One difference between the manifests.
    public struct Remark: Hashable, Sendable {
        public let what: String
        public let expected: String
        public let got: String
        /// Whether equal numbers would prove nothing, because something else was asked for.
        public let isDecisive: Bool
    }

    public var agreement: Agreement {
        remarks.contains(where: \.isDecisive) ? .different : comparison.agreement
    }
}

extension Session {
    /// Compares every cell of the folder's tables with another run's.
    public func compare(with other: ResultFolder) throws -> Verification {
        let manifest = try other.manifest()
        return try compare(with: other.tables(manifest), Circumstances(manifest))
    }

    /// Compares every cell of the folder's tables with tables that were just computed.
    public func compare(
        with tables: Tables, _ settings: Settings<E>, _ conditions: Conditions
    ) throws -> Verification {
        // Both sides go through CSV, where 1.0 and 1 may read as a count.
        let read = try tables.all.map { try CSV.table($0.name, from: CSV.text(of: $0)) }
        return try compare(with: Tables(read), Circumstances(E.card, settings.canonical, conditions))
    }

    private func compare(with tables: Tables, _ circumstances: Circumstances) throws -> Verification {
        let manifest = try folder.manifest()
        return Verification(
            experiment: E.card.id, remarks: circumstances.remarks(beside: Circumstances(manifest)),
            comparison: Comparison(expected: try folder.tables(manifest), got: tables))
    }

    /// The settings that the folder's tables were made with.
    ///
    /// - Throws: ``FileError`` if they are not settings of this version, or not all of them.
    public func settings() throws -> Settings<E> {
        let manifest = try folder.manifest()
        let settings: Settings<E>
        do {
            settings = try Settings<E>.parse(manifest.settings.flatMap(\.arguments))
        } catch {
            let complaint = Settings<E>.message(for: error).split(separator: "\n").first ?? ""
            throw FileError(
                "\(folder.path)/\(Manifest.file) holds settings that this version refuses (\(complaint)); "
                    + "run the experiment again")
        }
        if let remark = Circumstances.remarks(on: settings.canonical, beside: manifest.settings).first {
            throw FileError(
                "\(folder.path)/\(Manifest.file) gives the \(remark.what) as \(remark.expected), this version as "
                    + "\(remark.got); run the experiment again")
        }
        return settings
    }
}

extension SettingValue {
    /// The arguments that give the setting. After `=` a value may begin with a minus, but not be empty.
    fileprivate var arguments: [String] { value.isEmpty ? ["--\(name)", ""] : ["--\(name)=\(value)"] }
}

/// Everything besides the tables in which two runs may differ.
private struct Circumstances {
    let settings: [SettingValue]
    let data: String?
    let codeVersion: Int
    let library: String?

    init(_ manifest: Manifest) {
        settings = manifest.settings
        data = manifest.data.map { Self.name($0.name, $0.sha256) }
        codeVersion = manifest.codeVersion
        library = manifest.versions["openblas"]
    }

    init(_ card: Card, _ settings: [SettingValue], _ conditions: Conditions) {
        self.settings = settings
        data = conditions.data.map { Self.name($0.name, $0.checksum) }
        codeVersion = card.codeVersion
        library = conditions.versions["openblas"]
    }

    private static func name(_ data: String, _ checksum: String) -> String { "\(data), SHA-256 \(checksum)" }

    /// The differences from the expected run.
    func remarks(beside expected: Circumstances) -> [Verification.Remark] {
        func remark(_ what: String, _ expected: String?, _ got: String?, isDecisive: Bool) -> [Verification.Remark] {
            if expected == got { return [] }
            return [
                Verification.Remark(
                    what: what, expected: expected ?? "none", got: got ?? "none", isDecisive: isDecisive)
            ]
        }
        return Self.remarks(on: settings, beside: expected.settings)
            + remark("data", expected.data, data, isDecisive: true)
            + remark("code version", "\(expected.codeVersion)", "\(codeVersion)", isDecisive: false)
            + remark("OpenBLAS", expected.library, library, isDecisive: false)
    }

    /// The settings that differ, or stand on one side only.
    static func remarks(
        on settings: [SettingValue], beside expected: [SettingValue]
    ) -> [Verification.Remark] {
        let names =
            expected.map(\.name) + settings.map(\.name).filter { name in !expected.contains { $0.name == name } }
        return names.compactMap { name in
            let (wanted, found) = (expected.first { $0.name == name }, settings.first { $0.name == name })
            return wanted == found
                ? nil
                : Verification.Remark(
                    what: "setting \(name)", expected: wanted?.value ?? "none", got: found?.value ?? "none",
                    isDecisive: true)
        }
    }
}
