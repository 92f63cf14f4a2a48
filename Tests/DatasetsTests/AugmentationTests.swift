import Datasets
import Tensors
import Testing

@Suite("Augmentation") struct AugmentationTests {
    /// One image of 3 x 4 pixels, in two channels: pixel p has p and -p.
    private static var image: Tensor<Float> { Tensor([1, 3, 4, 2], (1...12).flatMap { [Float($0), -Float($0)] }) }

    private static func changed(_ augmentation: Augmentation, draw: UInt64) -> [Float] {
        let x = Tensor<Float>(image.shape, image.elements)
        augmentation.apply(to: x, draws: [draw], keeping: Tensor(Shape(Array(x.shape.extents.dropFirst()))))
        return x.elements
    }

    /// Pixels with their negatives in the second channel.
    private static func pixels(_ numbers: [Float]) -> [Float] { numbers.flatMap { [$0, -$0] } }

    /// Bits that ask for a crop `down` rows and `right` columns from the middle.
    private static func draw(down: Int, right: Int, padding: Int, flips: Bool = false) -> UInt64 {
        UInt64(down + padding) | UInt64(right + padding) << 31 | (flips ? 1 << 63 : 0)
    }

    @Test("A crop moves the image over its padding of zeros, and a flip exchanges left and right, channels together")
    func closedForms() {
        let crops = Augmentation(padding: 2, flips: true)
        func changed(_ down: Int, _ right: Int, _ flips: Bool = false) -> [Float] {
            Self.changed(crops, draw: Self.draw(down: down, right: right, padding: 2, flips: flips))
        }
        #expect(changed(0, 0) == Self.image.elements)
        #expect(changed(0, 0, true) == Self.pixels([4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9]))
        #expect(changed(1, 0) == Self.pixels([5, 6, 7, 8, 9, 10, 11, 12, 0, 0, 0, 0]))
        #expect(changed(-2, 1) == Self.pixels([0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 4, 0]))
        // The crop is taken first, then mirrored.
        #expect(changed(0, 1, true) == Self.pixels([0, 4, 3, 2, 0, 8, 7, 6, 0, 12, 11, 10]))
    }

    @Test("Without padding only flips are left, and without flips nothing")
    func parts() {
        for draw in RandomStream(key: 3).bits(count: 20) {
            #expect(Self.changed(Augmentation(padding: 0, flips: false), draw: draw) == Self.image.elements)
            let flipped = Self.changed(Augmentation(padding: 0, flips: true), draw: draw)
            #expect((flipped == Self.image.elements) == (draw >> 63 == 0))
        }
    }

    @Test("All 81 crops of a padding of 4 occur about equally often, and half of the images are mirrored")
    func frequencies() {
        let draws = RandomStream(key: 4).bits(count: 16_200)
        // A single bright pixel in the middle of 9 x 9 tells where the crop was.
        let x = Tensor<Float>([draws.count, 9, 9, 1])
        for image in 0..<draws.count { x[image * 81 + 40] = 1 }
        Augmentation(padding: 4, flips: false).apply(
            to: x, draws: draws[...], keeping: Tensor(Shape(Array(x.shape.extents.dropFirst()))))
        var counts = [Int](repeating: 0, count: 81)
        for index in 0..<x.count where x[index] == 1 { counts[index % 81] += 1 }
        #expect(counts.reduce(0, +) == draws.count)
        // 200 expected; five standard deviations of 14.
        #expect(counts.allSatisfy { 130...270 ~= $0 }, "\(counts)")
        let flips = draws.count { $0 >> 63 == 1 }
        #expect(abs(flips - draws.count / 2) < 320)
    }
}
