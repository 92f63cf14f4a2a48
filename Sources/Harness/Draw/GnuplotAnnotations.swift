extension GnuplotScript {
    func annotations(_ annotations: [Annotation]) -> [String] {
        annotations.enumerated().map { index, annotation in
            switch annotation {
            case .text(let text, let x, let y, let alignment, let color):
                "set label \(index + 1) \(quote(text)) at first \(x),\(y) \(alignment.rawValue) front "
                    + "font ',9' textcolor rgb '\(palette.hex(color))'"
            case .shaded(let low, let high):
                "set object \(index + 1) rectangle from first \(low),graph 0 to first \(high),graph 1 behind "
                    + "fillcolor rgb '\(palette.shade)' fillstyle solid 1.0 noborder"
            case .horizontal(let y):
                "set arrow \(index + 1) from graph 0,first \(y) to graph 1,first \(y) nohead "
                    + "dashtype (5,4) lc rgb '\(palette.gray)' lw 1"
            }
        }
    }
}
