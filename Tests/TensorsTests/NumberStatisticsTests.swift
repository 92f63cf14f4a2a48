import Testing

@testable import Tensors

@Suite("Statistics of a few numbers")
struct NumberStatisticsTests {
    @Test("A median is the middle number, or the mean of the two in the middle, and no number without one")
    func medians() {
        #expect(median([3, 1, 2]) == 2 && median([4, 1, 3, 2]) == 2.5 && median([7]) == 7)
        #expect(median([]).isNaN && median([1, .nan, 2]).isNaN)
    }

    @Test("The slope of points on a line is that of the line")
    func slopes() {
        #expect(slope(of: [(0, 1), (1, 3), (2, 5)]) == 2)
        // The sum of products of distances from the means is -2, that of squares 2.
        #expect(slope(of: [(0, 3), (1, 2), (2, 1)]) == -1)
    }

    @Test("Mean and deviation are by the number of numbers")
    func moment() {
        let (mean, deviation) = moments([1, 3])
        #expect(mean == 2 && deviation == 1)
    }

    @Test("Variance is split into that within units and that between them")
    func split() {
        // Units with values 0, 2 and 10, 14: variances 1 and 4, means 1 and 12.
        let split = VarianceSplit(Tensor<Double>([2, 2], [0, 10, 2, 14]))
        #expect(split.within == 2.5 && split.between == 30.25 && split.isFinite)
        #expect(split.withinShare == 2.5 / 32.75)
        #expect(!VarianceSplit(Tensor<Double>([1, 2], [.infinity, 1])).isFinite)
    }

    @Test("Columns come alone, and each wins the rows in which it is largest")
    func columns() {
        let values = Tensor<Float>([4, 3], [1, 0, 9, 2, 3, 9, 5, 4, 9, 7, 6, 9])
        #expect(values.columns == [[1, 2, 5, 7], [0, 3, 4, 6], [9, 9, 9, 9]])
        #expect(values.firstColumns(2).elements == [1, 0, 2, 3, 5, 4, 7, 6])
        #expect(values.firstColumns(2).winShares == [0.75, 0.25])
    }
}
