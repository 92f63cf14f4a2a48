import Harness

extension Convolution {
    static func figures(_ results: Results<Convolution>) throws -> [Figure] {
        let counts = results.sweep.filters.filter { $0 > 0 }
        let filters = try counts.isEmpty ? [] : [filterFigure(results, counts)]
        return try [trainingFigure(results)] + filters + [shiftFigure(results)]
    }

    // MARK: - Training

    private static func trainingFigure(_ results: Results<Convolution>) throws -> Figure {
        let sweep = results.sweep
        let lines = try Lines(
            curves, in: results, x: \.images, by: \.network, named: { $0.replacing(" at a", with: ",") },
            color: { name in
                // Softmax regression is the line to compare with. A network has one color at both kinds of rate.
                let index = sweep.filters.filter { $0 > 0 }.firstIndex { filters in
                    [sweep.decay, 1].contains { Network(filters: filters, decay: $0).name == name }
                }
                return index.map(Color.category) ?? .gray
            })
        let falling = sweep.filters.map { Network(filters: $0, decay: sweep.decay).name }
        let constant = lines.only(lines.arms.filter { !falling.contains($0) })
        let lowest = lines.only(falling).numbers(\.testAccuracy).filter(\.isFinite).min() ?? 0
        let low = max(0, min(0.85, lowest - 0.01))
        var images = Axis("images seen (thousands)", from: 0, to: lines.last)
        images.names = (0...6).map { Double($0) * lines.last / 6 }.map { ($0, rounded($0 / 1000)) }
        let drops = (1..<max(1, results.recipe.epochs)).map {
            Annotation.vertical(Double($0 * results.recipe.images))
        }
        return Figure(
            "training",
            title: results.title(
                "four-filters", and: ["one-filter-is-softmax"],
                "One filter adds little to softmax regression; four filters add at least {} more",
                else: "Test accuracy of networks with a single layer of convolutions"),
            note: "one image a step; vertical: the learning rate times \(plain(sweep.decay)); "
                + (try results.seedNote(curves)),
            width: 960, height: 500,
            panels: [
                Panel(
                    x: images, y: Axis("test accuracy", from: low, to: 1), key: .right, annotations: drops,
                    series: constant.series(\.testAccuracy, as: .dashedLine, hasBands: false)
                        + lines.only(falling).series(\.testAccuracy, as: .line))
            ])
    }

    // MARK: - Filters

    /// A filter with its responses; the caption of each picture names it.
    private struct Shown {
        let network: String
        let seed, filter: Int
        let name: String
    }

    private static func filterFigure(_ results: Results<Convolution>, _ counts: [Int]) throws -> Figure {
        let (few, many) = (counts.min() ?? 1, counts.max() ?? 1)
        func network(_ filters: Int) -> String { Network(filters: filters, decay: results.sweep.decay).name }
        // Both panels have the same number of rows, so that their pictures are of one size.
        let rows = few == 1 ? min(shownSeeds, results.sweep.seeds) + 1 : shownFilters
        let names = ["A", "B", "K₁", "K₂", "K₃"]
        let alone = (1..<rows).map { Shown(network: network(1), seed: $0, filter: 1, name: names[$0 - 1]) }
        let among = (1...min(rows, many)).map {
            Shown(network: network(many), seed: 1, filter: $0, name: names[$0 + 1])
        }
        let groups =
            (few == 1 ? [("lone filter\(rows > 2 ? "s A, B of seeds 1, 2" : " A of seed 1")", alone)] : [])
            + (many > 1 ? [("filters 1 to \(among.count) of \(many), seed 1", among)] : [])
        let panels = try groups.enumerated().map { index, group in
            let filters = try group.1.flatMap { try pictures(of: $0, results) }
            let pixels = index == 0 ? try inputs(results) + filters : filters
            return Panel(group.0, images: try ImageGrid(Table(pixels), from: 0, to: 1, perRow: 5))
        }
        return Figure(
            "filters",
            title: results.title(
                "one-filter-is-softmax",
                "A lone filter adds at most {} to the accuracy of softmax regression",
                else: "Learned filters, and their responses to four digits"),
            note:
                "filters: gray is 0, white and black the largest weight; responses σ(X * K): each has a white of its own",
            width: 1000, height: 440, columns: panels.count, panels: panels)
    }

    /// The first row: the filter that changes nothing, and the digits, cut as the filters cut them.
    private static func inputs(_ results: Results<Convolution>) throws -> [Pixel] {
        let margin = (results.recipe.size - 1) / 2
        let identity = grid(1, results.recipe.size, results.recipe.size).map { _, row, column in
            Pixel(image: "identity", row: row, column: column, brightness: row == margin && column == margin ? 1 : 0.5)
        }
        let digits = try results.rows(Digit.table).map {
            Pixel(image: "\($0.digit)", row: $0.row, column: $0.column, brightness: $0.brightness)
        }
        let last = (digits.map(\.row).max() ?? 0) - (results.recipe.size - 1 - margin)
        return magnified(identity)
            + digits.filter { margin...last ~= $0.row && margin...last ~= $0.column }
    }

    private static func pictures(of shown: Shown, _ results: Results<Convolution>) throws -> [Pixel] {
        let weights = try results.rows(
            Weight.table, \.network == shown.network, \.seed == shown.seed, \.filter == shown.filter)
        let unit = 2 * largest(weights.map { abs($0.weight) })
        let filter = weights.map {
            Pixel(image: shown.name, row: $0.row, column: $0.column, brightness: 0.5 + $0.weight / unit)
        }
        let responses = try results.rows(
            Response.table, \.network == shown.network, \.seed == shown.seed, \.filter == shown.filter)
        let greatest = Dictionary(grouping: responses, by: \.digit).mapValues { largest($0.map { $0.response }) }
        return magnified(filter)
            + responses.map {
                Pixel(
                    image: "\($0.digit) * \(shown.name)", row: $0.row, column: $0.column,
                    brightness: (greatest[$0.digit] ?? 0) > 0 ? $0.response / (greatest[$0.digit] ?? 1) : 0)
            }
    }

    /// A small picture, such as a filter, about as large as a response.
    private static func magnified(_ picture: [Pixel]) -> [Pixel] {
        let rows = (picture.map(\.row).max() ?? 0) + 1
        let side = 0..<max(1, 24 / rows)
        let factor = side.count
        return picture.flatMap { pixel in
            side.flatMap { y in
                side.map { x in
                    Pixel(
                        image: pixel.image, row: factor * pixel.row + y, column: factor * pixel.column + x,
                        brightness: pixel.brightness)
                }
            }
        }
    }

    // MARK: - Shifts

    private static func shiftFigure(_ results: Results<Convolution>) throws -> Figure {
        Figure(
            "equivariance",
            title: results.title(
                "equivariance", and: ["padding-breaks", "pooling-odd"],
                "Convolution and shift commute; padding breaks it, and pooling at odd shifts",
                else: "A convolution of shifted images, and the shifted convolution"),
            note: "tX: X moved right and down; gray: 0; last row: K, then differences: black 0, blue no counterpart",
            notedSettings: ["size", "shift"], width: 1000, height: 480, columns: 2,
            panels: [
                Panel(
                    "one image, shifted by \(results.recipe.shift) pixels",
                    images: try ImageGrid(
                        Table(try shiftPictures(results)), red: "red", green: "green", blue: "blue", from: 0, to: 1,
                        perRow: 4)),
                try differences(results),
            ])
    }

    /// Gray pictures, in which pixels without counterpart have a color.
    private static func shiftPictures(_ results: Results<Convolution>) throws -> [ColoredPixel] {
        let pixels = try results.rows(Pixel.table).map {
            Pixel(image: $0.image, row: $0.row, column: $0.column, brightness: $0.mean(\.brightness))
        }
        var seen: Set<String> = []
        let names = pixels.map(\.image).filter { seen.insert($0).inserted }
        let pictures = Dictionary(grouping: pixels, by: \.image)
        return names.flatMap { magnified(pictures[$0] ?? []) }.map(ColoredPixel.init)
    }

    /// A dot a shift. The dots of one shift stand beside each other.
    private static func differences(_ results: Results<Convolution>) throws -> Panel {
        let rows = try results.rows(Shift.table)
        let series = Setup.allCases.enumerated().map { index, setup in
            Series(
                points: rows.filter { $0.setup == setup }.map {
                    [Double($0.shift) + 0.15 * Double(index - 1), $0.difference]
                }, as: .largePoints, color: .category(index), name: setup.rawValue)
        }
        return Panel(
            "largest over \(imageCount) images, \(filterCount) filters",
            x: Axis(
                "shift (pixels)", from: Double(pixelShifts.lowerBound) - 0.5, to: Double(pixelShifts.upperBound) + 0.5,
                tics: 1),
            y: .linear("difference / largest response", holding: rows.map(\.difference), from: -0.1, room: 0.5),
            key: .topRight, series: series)
    }
}

/// A pixel of a picture of shifts in red, green and blue from 0 to 1.
private struct ColoredPixel: Row {
    static let table = RowTable<ColoredPixel>(
        "colored-pixels",
        ["image": \.image, "row": \.row, "column": \.column, "red": \.red, "green": \.green, "blue": \.blue])
    let image: String
    let row, column: Int
    let red, green, blue: Double

    init(_ pixel: Convolution.Pixel) {
        (image, row, column) = (pixel.image, pixel.row, pixel.column)
        let lightBlue = (0.68, 0.85, 0.95)
        let gray = pixel.brightness
        (red, green, blue) = gray.isNaN ? lightBlue : (gray, gray, gray)
    }
}
