import Foundation

/// A tool that the machine lacks.
public struct MissingTool: Error, CustomStringConvertible {
    public let description: String
}

/// A failure of gnuplot.
public struct PlotError: Error, CustomStringConvertible {
    public let description: String
}

/// The program that draws the figures.
public struct Gnuplot: Sendable {
    /// The formats in `results`.
    public enum Format: String, Sendable, CaseIterable {
        case png, svg

        /// The first bytes of a file of this format.
        var signature: [UInt8] {
            switch self {
            case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            case .svg: Array("<?xml".utf8)
            }
        }
    }

    let path: String
    /// The answer of `gnuplot --version`, such as `gnuplot 5.4 patchlevel 4`.
    public let version: String

    /// Looks for gnuplot on the path.
    public init() throws {
        guard let path = executable("gnuplot") else {
            throw MissingTool(description: "gnuplot is needed to draw the figures and was not found; type: make setup")
        }
        self.path = path
        version = try Subprocess.run(path, ["--version"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Whether a complaint changes nothing in the picture: gnuplot's of every script where the locale is not UTF-8, and
    /// that it chose the range of an axis on which all values are the same.
    private static func isHarmless(_ complaint: String) -> Bool {
        complaint.hasSuffix("warning: iconv failed to convert degree sign")
            || complaint.hasPrefix("Warning: empty ") && complaint.contains(" range [")
                && complaint.contains(", adjusting to [")
    }

    /// Writes figures and their tables to a folder. Benchmarks use this function; experiments do not.
    ///
    /// - Parameter provenance: The last line under each title.
    public func draw(_ figures: [Figure], of tables: Tables, provenance: String, in folder: String) throws {
        try makeFolder(folder)
        try CSV.write(tables.all, to: folder)
        for figure in figures {
            try draw(GnuplotScript(figure: figure, tables: tables, provenance: provenance), in: folder)
        }
    }

    /// Writes a script to the folder of its tables, and draws it there.
    func draw(_ script: GnuplotScript, in folder: String, as formats: [Format] = Format.allCases) throws {
        try AtomicFile.write(try script.text(), to: "\(folder)/\(script.name).gp")
        try draw(script.name, in: folder, as: formats)
        guard formats.contains(.svg) else { return }
        let path = "\(folder)/\(script.name).svg"
        let svg = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
        try AtomicFile.write(SVG.finished(svg, script.figure), to: path)
    }

    /// Draws `<name>.gp` of a folder as PNG and SVG, or in one of these formats, whole or not at all.
    ///
    /// - Throws: ``PlotError`` if gnuplot fails, complains, or leaves something that is no picture: a failed plot leaves
    ///   an empty PNG, and a missing column exit status 0 and a warning.
    public func draw(_ name: String, in folder: String, as formats: [Format] = Format.allCases) throws {
        for format in formats {
            let path = "\(folder)/\(name).\(format.rawValue)"
            let temporary = AtomicFile.temporaryName(for: path)
            defer { try? FileManager.default.removeItem(atPath: temporary) }
            let local = "./" + fileName(of: temporary)
            let run = try Subprocess.run(
                self.path,
                ["-d", "-e", "output_name='\(local)'; output_format='\(format.rawValue)'", "./\(name).gp"], in: folder)
            let complaints = run.errors.split(whereSeparator: \.isNewline).map(String.init)
                .filter { !Self.isHarmless($0) }
            let picture = FileManager.default.contents(atPath: temporary) ?? Data()
            guard run.status == 0, complaints.isEmpty, picture.starts(with: format.signature) else {
                // Before its complaint, which begins with the script's name in quotes, gnuplot repeats the line.
                let complaint = complaints.first { $0.hasPrefix("\"") } ?? complaints.first ?? "no picture came"
                throw PlotError(
                    description: "\(name).gp: gnuplot drew no \(format.rawValue) (status \(run.status): \(complaint)); "
                        + "what it needs and lacks says: make doctor")
            }
            try AtomicFile.publish(temporary, as: path)
        }
    }
}
