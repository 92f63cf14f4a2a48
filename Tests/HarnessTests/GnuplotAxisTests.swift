import Testing

@testable import Harness

@Suite("Axes with ends from the data")
struct GnuplotAxisTests {
    private func expect(_ axis: Axis, _ low: Double, _ high: Double, _ scale: Axis.Scale, line: Int = #line) {
        #expect(axis.low == low && axis.high == high && axis.scale == scale, "\(axis) of line \(line)")
    }

    @Test("hold the positive finite numbers on a logarithmic scale, with a factor of room")
    func logarithmic() {
        expect(.logarithmic("y", holding: [4, 0.5, .nan, -3, 0, .infinity]), 0.25, 8, .logarithmic)
        expect(.logarithmic("y", holding: [4, 1], room: 4), 0.25, 16, .logarithmic)
        expect(.logarithmic("y", holding: [3]), 1.5, 6, .logarithmic)
        expect(.logarithmic("y", holding: [1e-12, 4], atLeast: 0.125), 0.125, 8, .logarithmic)
        expect(.logarithmic("y", holding: [2, 4], atLeast: 0.125), 1, 8, .logarithmic)
        // All numbers are below the least one to be shown, or there is none.
        expect(.logarithmic("y", holding: [1e-9], atLeast: 0.5), 0.5, 5, .logarithmic)
        expect(.logarithmic("y", holding: []), 1, 10, .logarithmic)
        expect(.logarithmic("y", holding: [-1, .nan], atLeast: 0.5), 0.5, 5, .logarithmic)
        expect(
            .logarithmic("y", holding: [5e-324, .greatestFiniteMagnitude]), .leastNormalMagnitude,
            .greatestFiniteMagnitude, .logarithmic)
    }

    @Test("hold the finite numbers on a linear scale, with a share of room")
    func linear() {
        expect(.linear("y", holding: [1, 5, .nan, .infinity], room: 0.25), 0, 6, .linear)
        expect(.linear("y", holding: [1, 3], from: 0, room: 0.5), 0, 4.5, .linear)
        expect(.linear("y", holding: [8], room: 0.25), 6, 10, .linear)
        expect(.linear("y", holding: [-8], room: 0.25), -10, -6, .linear)
        expect(.linear("y", holding: [0], room: 0.25), -0.25, 0.25, .linear)
        expect(.linear("y", holding: [-3], from: 0, room: 0.25), 0, 0.25, .linear)
        expect(.linear("y", holding: []), 0, 1, .linear)
        expect(.linear("y", holding: [.nan], from: 2), 2, 3, .linear)
        let greatest = Double.greatestFiniteMagnitude
        expect(.linear("y", holding: [-greatest, greatest]), -greatest, greatest, .linear)
        #expect(Axis.linear("y", holding: [1], tics: 0.5).tics == 0.5)
    }

    @Test("name the values of a sweep, and categories")
    func named() {
        let depths = Axis.values("depth", [10, 20.5, 100, 0, .nan])
        expect(depths, 10 / 1.15, 100 * 1.15, .logarithmic)
        #expect(depths.names.map(\.name) == ["10", "20.5", "100"] && depths.names.map(\.place) == [10, 20.5, 100])
        let categories = Axis.categories("rule", ["SGD", "Adam"])
        expect(categories, 0.5, 2.5, .linear)
        #expect(categories.names.map(\.name) == ["SGD", "Adam"] && categories.names.map(\.place) == [1, 2])
        expect(.categories("rule", []), 0.5, 1.5, .linear)
    }
}
