import Tensors
import Testing

@testable import Datasets

@Suite("Synthetic digits in color")
struct ColorDigitsTests {
    private static let sample = ColorDigits.make(training: 400, test: 100)
    private static let gray = SyntheticDigits.make(training: 400, test: 100)

    @Test("The same seed paints the same bytes on every machine, another seed others")
    func sameSeed() {
        let once = ColorDigits.make(training: 100, test: 100)
        #expect(once.name == "synthetic digits in color")
        #expect(once.checksum == "9478f02a6206d5fd212413a4429547e7df02caf682e6e152469fe7a576e340fd")
        #expect(ColorDigits.make(training: 100, test: 100, seed: 1).checksum != once.checksum)
    }

    @Test("They have the shape of CIFAR-10 and the labels of the gray digits")
    func shape() {
        let images = Self.sample.training
        #expect(images.channels == 3 && images.rows == 32 && images.columns == 32 && images.classes == 10)
        #expect(images.labels == Self.gray.training.labels && Self.sample.test.labels == Self.gray.test.labels)
    }

    @Test("The first images do not depend on how many are made", arguments: [0, 1, 50])
    func prefix(count: Int) {
        let few = ColorDigits.make(training: count, test: count)
        #expect(few.training.images[...] == Self.sample.training.images.prefix(count * 3072))
        #expect(few.test.images[...] == Self.sample.test.images.prefix(count * 3072))
    }

    @Test("Each pixel lies between ground and ink in proportion to the gray digit, and the border is ground")
    func mixture() {
        let (images, gray) = (Self.sample.training, Self.gray.training)
        for index in 0..<20 {
            // No digit has ink in its corner, and each has full ink somewhere.
            let digit = Array(gray.images[index * 784..<(index + 1) * 784])
            let brightest = digit.firstIndex(of: 255)!
            for channel in 0..<3 {
                let plane = Array(images.images[(3 * index + channel) * 1024..<(3 * index + channel + 1) * 1024])
                let ground = Double(plane[0])
                let ink = Double(plane[(brightest / 28 + 2) * 32 + brightest % 28 + 2])
                let exact = (0..<1024).map { place -> Double in
                    let (row, column) = (place / 32 - 2, place % 32 - 2)
                    guard 0..<28 ~= row, 0..<28 ~= column else { return ground }
                    return ground + (ink - ground) * Double(digit[row * 28 + column]) / 255
                }
                #expect(zip(plane, exact).allSatisfy { abs(Double($0) - $1) <= 0.5 }, "image \(index)")
            }
        }
    }

    @Test("Ink and ground are far apart, differ from image to image, and use all of the cube of colors")
    func colors() {
        let pairs = (0..<2000).map { ColorDigits.inkAndGround(RandomStream(key: 5)[$0]) }
        for (ink, ground) in pairs {
            let differences = zip(ink, ground).map { Double($0) - Double($1) }
            let square = differences.reduce(0) { $0 + $1 * $1 }
            #expect(square.squareRoot() >= 128)
        }
        #expect(Set(pairs.map { $0.ink + $0.ground }).count == 2000)
        for channel in 0..<3 {
            let mean = pairs.reduce(0.0) { $0 + Double($1.ink[channel]) } / 2000
            // Five standard errors of a byte that is about uniform: 5 * 74 / sqrt(2000), with some room for the rule.
            #expect(abs(mean - 127.5) < 10, "channel \(channel)")
            #expect(pairs.contains { $0.ground[channel] < 8 } && pairs.contains { $0.ground[channel] > 247 })
        }
    }

    @Test("No ink is the ground, full ink the ink, and half of it lies between")
    func mix() {
        #expect(ColorDigits.mix(10, 200, 0) == 10 && ColorDigits.mix(10, 200, 255) == 200)
        // 10 + 190 * 51 / 255 = 48, and 200 - 190 * 51 / 255 = 162.
        #expect(ColorDigits.mix(10, 200, 51) == 48 && ColorDigits.mix(200, 10, 51) == 162)
    }

    @Test("are of the size of photographs, and images of another size are refused in one line")
    func size() throws {
        try ColorDigits.make(training: 2, test: 1).require(rows: 32, columns: 32, channels: 3)
        let error = #expect(throws: DatasetError.self) {
            try SyntheticDigits.make(training: 2, test: 1).require(rows: 32, columns: 32, channels: 3)
        }
        #expect(
            error?.description
                == "synthetic digits: expected images of 32 x 32 pixels in 3 colors, got 28 x 28 pixels in 1 color; "
                + "leave --dataset out")
    }
}
