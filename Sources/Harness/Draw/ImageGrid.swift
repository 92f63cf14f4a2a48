/// Images side by side, each with its label under it, read from a tidy table with one pixel a row.
///
/// Rows of pixels count downwards. Every image of the grid has the same scale, and every pixel is a square.
public struct ImageGrid: Sendable {
    /// The color of a pixel: brightness from 0 to 1, or red, green and blue from 0 to 255. NaN shows the ground.
    typealias Pixel = [Double]

    struct Image: Sendable {
        let caption: String
        let width: Int
        let height: Int
        /// The pixels, row by row.
        let pixels: [Pixel]
    }

    let images: [Image]
    /// Images in a row.
    let perRow: Int
    /// The numbers that are black and white.
    let range: (low: Double, high: Double)
    /// Whether a pixel has three numbers.
    let isColored: Bool
    /// The label of the gray scale beside the grid; nil for no scale.
    let scale: String?

    /// Gray images.
    ///
    /// - Parameters:
    ///   - image: The column with the label. Images stand in the order of first appearance.
    ///   - low: The number that is black; nil takes the least in the table.
    ///   - high: The number that is white; nil takes the greatest in the table.
    ///   - scale: The label of the gray scale to the right; nil for no scale.
    /// - Throws: ``TableError`` for an unknown column, and for an image that is no complete rectangle of pixels.
    public init(
        _ table: Table, image: String = "image", row: String = "row", column: String = "column",
        brightness: String = "brightness", from low: Double? = nil, to high: Double? = nil, perRow: Int,
        scale: String? = nil
    ) throws {
        try self.init(
            table, [image, row, column], colors: [brightness], from: low, to: high, perRow: perRow, scale: scale)
    }

    /// Images in color. The same two numbers are black and full for all three colors.
    public init(
        _ table: Table, image: String = "image", row: String = "row", column: String = "column",
        red: String, green: String, blue: String, from low: Double? = nil,
        to high: Double? = nil, perRow: Int
    ) throws {
        try self.init(
            table, [image, row, column], colors: [red, green, blue], from: low, to: high, perRow: perRow, scale: nil)
    }

    private init(
        _ table: Table, _ place: [String], colors: [String], from low: Double?, to high: Double?, perRow: Int,
        scale: String?
    ) throws {
        let labels = try table.values(place[0]).map(\.description)
        let rows = try Self.integers(place[1], of: table)
        let columns = try Self.integers(place[2], of: table)
        let numbers = try colors.map(table.numbers)
        let finite = numbers.joined().filter(\.isFinite)
        let range = (low: low ?? finite.min() ?? 0, high: high ?? finite.max() ?? 1)
        var order: [String] = []
        var members: [String: [Int]] = [:]
        for (index, label) in labels.enumerated() {
            if members[label] == nil { order.append(label) }
            members[label, default: []].append(index)
        }
        images = try order.map { label in
            let indices = (members[label] ?? []).sorted { (rows[$0], columns[$0]) < (rows[$1], columns[$1]) }
            let (width, height) = (Set(indices.map { columns[$0] }).count, Set(indices.map { rows[$0] }).count)
            let isRectangle =
                indices.count == width * height
                && indices.enumerated().allSatisfy { place, index in
                    rows[index] == rows[indices[0]] + place / width
                        && columns[index] == columns[indices[0]] + place % width
                }
            guard isRectangle else {
                throw TableError(
                    description: "image \(label) of table \(table.name) is no complete rectangle of pixels: "
                        + "it has \(indices.count) in \(height) rows and \(width) columns")
            }
            return Image(
                caption: label, width: width, height: height, pixels: indices.map { index in numbers.map { $0[index] } }
            )
        }
        self.range = range.low < range.high ? range : (range.low, range.low + 1)
        self.perRow = max(1, perRow)
        self.scale = scale
        isColored = colors.count == 3
    }

    private static func integers(_ column: String, of table: Table) throws -> [Int] {
        try table.numbers(column).map { number in
            guard let integer = Int(exactly: number), abs(number) < 1e9 else {
                throw TableError(
                    description: "table \(table.name) has \(number) in column \(column), "
                        + "the place of a pixel is an integer")
            }
            return integer
        }
    }
}

extension Panel {
    /// A grid of images.
    public init(_ title: String? = nil, images: ImageGrid) {
        self.init(title, x: Axis(""), y: Axis(""), key: .none, series: [])
        hasAxes = false
        self.images = images
        if !images.isColored {
            colors = ColorScale(
                images.scale ?? "", from: images.range.low, to: images.range.high, isShown: images.scale != nil,
                map: .gray)
        }
    }
}

extension ImageGrid {
    /// Distances in pixels of the figure: between images, and from an image to the middle of its caption.
    private static let (gap, captionRoom, captionDistance) = (10.0, 18.0, 9.0)

    /// The size of a pixel of the images in an area, in pixels of the figure: the greatest that fits. Sizes above one
    /// half are multiples of one half, a pixel of the PNG.
    func scale(in width: Double, _ height: Double) -> Double {
        let (columns, rows) = (Double(columns), Double(rows))
        let across = (width - (columns - 1) * Self.gap) / (columns * Double(cell.width))
        let down = (height - rows * (Self.captionRoom + Self.gap) + Self.gap) / (rows * Double(cell.height))
        let fit = max(min(across, down), 0.05)
        return fit >= 0.5 ? (fit * 2).rounded(.down) / 2 : fit
    }

    private var columns: Int { max(1, min(perRow, images.count)) }
    private var rows: Int { max(1, (images.count + columns - 1) / columns) }
    private var cell: (width: Int, height: Int) {
        (images.map(\.width).max() ?? 1, images.map(\.height).max() ?? 1)
    }

    /// The panel with the grid laid out in an area; the units of the axes are pixels of the figure.
    func laidOut(in panel: Panel, width: Double, height: Double) -> Panel {
        let scale = scale(in: width, height)
        let pitch = (
            x: Double(cell.width) * scale + Self.gap, y: Double(cell.height) * scale + Self.captionRoom + Self.gap
        )
        let left = max(0, (width - Double(columns) * pitch.x + Self.gap) / 2).rounded()
        var panel = panel
        panel.x = Axis("", from: 0, to: width)
        panel.y = Axis("", from: 0, to: height)
        for (index, image) in images.enumerated() {
            let x = left + Double(index % columns) * pitch.x
            let top = height.rounded(.down) - Double(index / columns) * pitch.y
            panel.series.append(series(image, x: x, top: top, scale: scale))
            panel.series.append(outline(of: image, x: x, top: top, scale: scale))
            let room = pitch.x - 4
            panel.annotations.append(
                .text(
                    Self.cut(image.caption, to: room), x: x + Double(image.width) * scale / 2,
                    y: top - Double(image.height) * scale - Self.captionDistance, .center,
                    size: GnuplotScript.size(9, of: Self.cut(image.caption, to: room), within: room)))
        }
        return panel
    }

    /// A caption that still can be read in this room, at a size of 6 points.
    private static func cut(_ caption: String, to room: Double) -> String {
        let letters = max(1, Int(room / GnuplotScript.width(ofLetterAt: 6)))
        return caption.count <= letters ? caption : caption.prefix(letters - 1) + "…"
    }

    /// A thin line around an image, since a pixel may have the color of the ground.
    private func outline(of image: Image, x: Double, top: Double, scale: Double) -> Series {
        let (right, bottom) = (x + Double(image.width) * scale, top - Double(image.height) * scale)
        let corners = [[x, top], [right, top], [right, bottom], [x, bottom], [x, top]]
        return Series(points: corners, as: .thinLine, color: .gray)
    }

    /// One image as points. gnuplot needs two pixels in each direction to know how large they are, so a single row or
    /// column is drawn as two of half the size.
    private func series(_ image: Image, x: Double, top: Double, scale: Double) -> Series {
        let across = image.width == 1 ? 2 : 1
        let down = image.height == 1 ? 2 : 1
        var points: [[Double]] = []
        for row in 0..<image.height * down {
            for column in 0..<image.width * across {
                let pixel = image.pixels[row / down * image.width + column / across]
                points.append(
                    [
                        x + (Double(column) + 0.5) / Double(across) * scale,
                        top - (Double(row) + 0.5) / Double(down) * scale,
                    ] + (isColored ? bytes(of: pixel) : pixel))
            }
        }
        return Series(points: points, as: isColored ? .colorImage : .heatMap(value: ""), color: .ink)
    }

    /// Red, green, blue and opacity from 0 to 255.
    private func bytes(of pixel: Pixel) -> [Double] {
        guard pixel.allSatisfy({ !$0.isNaN }) else { return [0, 0, 0, 0] }
        return pixel.map { number in
            let fraction = (number - range.low) / (range.high - range.low)
            return (min(1, max(0, fraction)) * 255).rounded()
        } + [255]
    }
}
