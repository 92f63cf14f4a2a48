import Foundation

/// A tool that the machine lacks.
public struct MissingTool: Error, CustomStringConvertible {
    public let description: String
}

/// What went wrong in drawing.
public struct PlotError: Error, CustomStringConvertible {
    public let description: String
}

/// The program that draws the figures.
public struct Gnuplot: Sendable {
    /// Formats that `results` keeps.
    public enum Format: String, Sendable, CaseIterable {
        case png, svg

        /// How a file of this format begins.
        var signature: [UInt8] {
            switch self {
            case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            case .svg: Array("<?xml".utf8)
            }
        }
    }

    let path: String
    /// As `gnuplot --version` says, such as `gnuplot 5.4 patchlevel 4`.
    public let version: String

    /// Looks for gnuplot on the path.
    public init() throws {
        guard let path = executable("gnuplot") else {
            throw MissingTool(description: "gnuplot is needed to draw the figures and was not found; type: make setup")
        }
        self.path = path
        version = try Subprocess.run(path, ["--version"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What gnuplot says of every script where the locale is not UTF-8, and what changes nothing in the picture.
    private static let harmless = "warning: iconv failed to convert degree sign"

    /// Draws `<name>.gp` of a folder as PNG and SVG, whole or not at all.
    ///
    /// - Throws: ``PlotError`` if gnuplot fails, complains, or leaves something that is no picture: a failed plot leaves
    ///   an empty PNG, and a missing column exit status 0 and a warning.
    public func draw(_ name: String, in folder: String) throws {
        for format in Format.allCases {
            let path = "\(folder)/\(name).\(format.rawValue)"
            let temporary = AtomicFile.temporaryName(for: path)
            defer { try? FileManager.default.removeItem(atPath: temporary) }
            let local = "./" + URL(fileURLWithPath: temporary).lastPathComponent
            let run = try Subprocess.run(
                self.path,
                ["-d", "-e", "output_name='\(local)'; output_format='\(format.rawValue)'", "./\(name).gp"], in: folder)
            let complaints = run.errors.split(whereSeparator: \.isNewline).map(String.init)
                .filter { !$0.hasSuffix(Self.harmless) }
            let picture = FileManager.default.contents(atPath: temporary) ?? Data()
            guard run.status == 0, complaints.isEmpty, picture.starts(with: format.signature) else {
                throw PlotError(
                    description: "\(folder)/\(name).gp: gnuplot drew no \(format.rawValue) (status \(run.status): "
                        + "\(complaints.first ?? "no picture came")); see: cd \(folder) && gnuplot -d \(name).gp")
            }
            try AtomicFile.publish(temporary, as: path)
        }
    }
}
