import Foundation

/// A tool that the machine lacks.
public struct MissingTool: Error, CustomStringConvertible {
    public let description: String
}

/// A failure of gnuplot.
public struct PlotError: Error, CustomStringConvertible {
    /// What gnuplot did not draw, and what it said.
    let reason: String

    public var description: String { "\(reason); what it needs and lacks says: make doctor" }
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

        /// Its last bytes, but for line breaks.
        var end: [UInt8] {
            switch self {
            case .png: Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
            case .svg: Array("</svg>".utf8)
            }
        }

        /// Whether these are the bytes of a whole picture.
        func isWhole(_ picture: Data) -> Bool {
            let rest = picture.reversed().drop { $0 == UInt8(ascii: "\n") }
            return picture.starts(with: signature) && rest.starts(with: end.reversed())
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

    /// Whether a line on stderr is gnuplot's complaint about the script or its tables: these begin with the place, or with
    /// the word. Libraries complain there too, of locales and caches, which changes nothing in the picture.
    private static func isComplaint(_ line: String) -> Bool {
        let isGnuplot = line.hasPrefix("\"") || line.hasPrefix("./") || line.lowercased().hasPrefix("warning")
        return isGnuplot && !isHarmless(line)
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
    /// - Throws: ``PlotError`` if gnuplot fails, complains, or leaves something that is no whole picture: a failed plot
    ///   leaves an empty PNG, and a missing column exit status 0 and a warning. ``MissingTool`` if it draws no letters.
    public func draw(_ name: String, in folder: String, as formats: [Format] = Format.allCases) throws {
        for format in formats {
            try draw("\(name).\(format.rawValue)", as: format, of: "\(name).gp", in: folder) {
                ["-e", "output_name='\($0)'; output_format='\(format.rawValue)'", "./\(name).gp"]
            }
        }
        if formats.contains(.png) { try expectLetters(in: folder) }
    }

    /// Draws one picture.
    ///
    /// - Parameters:
    ///   - source: what draws it, for errors.
    ///   - arguments: for gnuplot, given the path of the picture in the folder.
    private func draw(
        _ picture: String, as format: Format, of source: String, in folder: String, _ arguments: (String) -> [String]
    ) throws {
        let path = "\(folder)/\(picture)"
        let temporary = AtomicFile.temporaryName(for: path)
        defer { try? FileManager.default.removeItem(atPath: temporary) }
        // gnuplot goes to the folder itself: not every C library starts a program elsewhere. It would expand a `~`.
        let place = (folder.hasPrefix("~") ? "./" : "") + folder.replacing("'", with: "''")
        let run = try Subprocess.run(
            self.path, ["-d", "-e", "cd '\(place)'"] + arguments("./" + fileName(of: temporary)))
        let lines = run.errors.split(whereSeparator: \.isNewline).map(String.init).filter { !Self.isHarmless($0) }
        let complaints = lines.filter(Self.isComplaint)
        guard run.status == 0, complaints.isEmpty,
            format.isWhole(FileManager.default.contents(atPath: temporary) ?? Data())
        else {
            // Before its complaint, which begins with the script's name in quotes, gnuplot repeats the line.
            let complaint =
                complaints.first { $0.hasPrefix("\"") } ?? complaints.first ?? lines.first ?? "no picture came"
            throw PlotError(
                reason: "\(source): gnuplot drew no \(format.rawValue) (status \(run.status): \(complaint))")
        }
        try AtomicFile.publish(temporary, as: path)
    }

    /// Whether this process has seen gnuplot draw letters.
    private static let hasLetters = Locked(false)

    /// Draws two words, which are two pictures only if the letters are in them: without a font gnuplot leaves out every
    /// letter of a PNG, and reports success.
    private func expectLetters(in folder: String) throws {
        if Self.hasLetters.withLock({ $0 }) { return }
        var pictures: [Data] = []
        for word in ["iiii", "wwww"] {
            let name = ".letters-\(word).png"
            defer { unlink("\(folder)/\(name)") }
            try draw(name, as: .png, of: "a word", in: folder) { path in
                let commands = [
                    "set terminal pngcairo size 120,40 font 'DejaVu Sans,10'", "set output '\(path)'",
                    "unset border; unset tics; unset key", "set label '\(word)' at screen 0.1,0.5",
                    "plot [0:1][0:1] NaN",
                    "unset output",
                ]
                return ["-e", commands.joined(separator: "; ")]
            }
            pictures.append(FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data())
        }
        guard pictures[0] != pictures[1] else {
            throw MissingTool(description: "gnuplot draws no letters, for it finds no font; type: make setup")
        }
        Self.hasLetters.withLock { $0 = true }
    }
}
