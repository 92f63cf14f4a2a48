import Foundation

/// The tools that figures need.
extension Finding {
    private static let install = "type: make setup"

    /// Whether gnuplot draws, as runs have it draw.
    ///
    /// - Parameter out: the folder for results, beside which it draws where that is possible.
    public static func gnuplot(out: String) -> Finding {
        guard let path = executable("gnuplot") else {
            return Finding(
                "gnuplot", .missing, "expected the command, which draws the figures, found none", remedy: install)
        }
        do {
            let gnuplot = try Gnuplot()
            guard gnuplot.version.hasPrefix("gnuplot ") else {
                return Finding("gnuplot", .missing, "expected its version, got none from \(path)", remedy: install)
            }
            try drawSample(gnuplot, beside: out)
            return Finding("gnuplot", .ok, String(gnuplot.version.dropFirst("gnuplot ".count)))
        } catch let error as PlotError {
            return Finding("gnuplot", .missing, "expected a picture, got: \(error.reason)", remedy: install)
        } catch is MissingTool {
            return Finding("gnuplot", .missing, "expected letters in a picture, got none", remedy: install)
        } catch {
            return Finding("gnuplot", .missing, "expected a picture, got: \(error)", remedy: "make that possible")
        }
    }

    /// Draws a small figure in a folder that is removed afterwards.
    private static func drawSample(_ gnuplot: Gnuplot, beside out: String) throws {
        var desk = AtomicFile.temporaryName(for: "\(nearest(out))/sample")
        if (try? makeFolder(desk)) == nil {
            // A place that cannot be written is a finding of its own.
            desk = AtomicFile.temporaryName(for: FileManager.default.temporaryDirectory.path + "/sample")
            try makeFolder(desk)
        }
        defer { try? FileManager.default.removeItem(atPath: desk) }
        let line = Series(points: [[0, 0], [1, 1]], as: .linePoints, color: .ink, name: "a line")
        let figure = Figure(
            "sample", title: "A line", note: "µ · ∂", width: 300, height: 200,
            panels: [Panel(x: Axis("x"), y: Axis("y"), series: [line])])
        try gnuplot.draw([figure], of: Tables([]), provenance: "", in: desk)
    }

    /// Whether DejaVu Sans is installed. Without fonts gnuplot draws no labels, and reports success.
    public static func font() -> Finding {
        guard let path = executable("fc-match") else {
            return Finding(
                "font", .missing, "expected fc-match to find DejaVu Sans, found no fc-match", remedy: install)
        }
        let answer = (try? Subprocess.run(path, ["-f", "%{family}", "DejaVu Sans"]))?.output ?? ""
        let family = answer.trimmingCharacters(in: .whitespacesAndNewlines)
        guard family.contains("DejaVu Sans") else {
            return Finding(
                "font", .missing, "expected DejaVu Sans, found \(family.isEmpty ? "none" : family)", remedy: install)
        }
        return Finding("font", .ok, family)
    }
}
