/// Where a figure is read: on a page, or from the last row of a lecture room.
enum FigureStyle: String, CaseIterable, Sendable {
    case page
    /// 16:9. Everything is laid out on a smaller canvas and enlarged more, so that text and lines are larger.
    case slide

    /// The styles of a figure: one of more than six panels is no slide.
    static func all(for figure: Figure) -> [FigureStyle] { figure.panels.count > 6 ? [.page] : allCases }

    /// What the names of the files end with.
    var suffix: String { self == .page ? "" : "-slide" }
    /// Pixels of the PNG for one of the canvas.
    var scale: Int { self == .page ? 2 : 3 }

    /// What a run leaves of the figure with this name: the script first.
    func files(_ figure: String) -> [String] { ["gp", "png", "svg"].map { "\(figure)\(suffix).\($0)" } }

    /// The figure on its canvas.
    func laidOut(_ figure: Figure) -> Figure {
        guard self == .slide else { return figure }
        var figure = figure
        (figure.width, figure.height) = (640, 360)
        return figure
    }
}
