import Foundation

/// The tools that figures need.
extension Finding {
    private static let install = "type: make setup"

    /// Whether gnuplot is installed with the terminals pngcairo and svg.
    public static func gnuplot() -> Finding {
        guard let path = executable("gnuplot") else {
            return Finding(
                "gnuplot", .missing, "expected the command, which draws the figures, found none", remedy: install)
        }
        let version = (try? Subprocess.run(path, ["--version"]))?.output.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let version, version.hasPrefix("gnuplot ") else {
            return Finding("gnuplot", .missing, "expected its version, got none from \(path)", remedy: install)
        }
        let terminals = try? Subprocess.run(path, ["-d", "-e", "set terminal pngcairo; set terminal svg"])
        guard let terminals, terminals.status == 0 else {
            return Finding(
                "gnuplot", .missing, "expected the terminals pngcairo and svg, got \(version) without",
                remedy: install)
        }
        return Finding("gnuplot", .ok, String(version.dropFirst("gnuplot ".count)))
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
