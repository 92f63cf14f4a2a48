import Checksums
import Datasets
import Testing

@Suite("Synthetic digits")
struct SyntheticDigitsTests {
    /// Enough for every digit to occur some 200 times.
    static let sample = SyntheticDigits.make(training: 2_000, test: 500)

    @Test("The same seed draws the same bytes on every machine")
    func sameSeed() {
        let once = SyntheticDigits.make(training: 100, test: 100)
        let again = SyntheticDigits.make(training: 100, test: 100)
        #expect(once.training.images == again.training.images)
        #expect(once.test.labels == again.test.labels)
        #expect(once.checksum == "0fbb49542786c059f55e3744782c15210dc474040bf224122f316457661fd4e9")
        #expect(once.name == "synthetic digits")
    }

    @Test("The checksum covers training images, training labels, test images and test labels in this order")
    func checksum() {
        let digits = Self.sample
        let all = digits.training.images + digits.training.labels + digits.test.images + digits.test.labels
        #expect(digits.checksum == SHA256.hexDigest(of: all))
    }

    @Test("Another seed draws other bytes")
    func otherSeed() {
        let other = SyntheticDigits.make(training: 100, test: 100, seed: 1)
        let first = SyntheticDigits.make(training: 100, test: 100, seed: 0)
        #expect(other.training.images != first.training.images)
        #expect(other.training.labels != first.training.labels)
        #expect(other.checksum != first.checksum)
    }

    @Test("The first images do not depend on how many are made", arguments: [0, 1, 7, 300])
    func prefix(count: Int) {
        let few = SyntheticDigits.make(training: count, test: count)
        #expect(few.training.count == count && few.test.count == count)
        #expect(few.training.images[...] == Self.sample.training.images.prefix(count * 784))
        #expect(few.training.labels[...] == Self.sample.training.labels.prefix(count))
        #expect(few.test.images[...] == Self.sample.test.images.prefix(count * 784))
        #expect(few.test.labels[...] == Self.sample.test.labels.prefix(count))
    }

    @Test("Training and test images are different images")
    func disjointParts() {
        let training = Set((0..<500).map { Self.image($0, of: Self.sample.training) })
        let test = Set((0..<500).map { Self.image($0, of: Self.sample.test) })
        #expect(training.count == 500)
        #expect(test.count == 500)
        #expect(training.isDisjoint(with: test))
    }

    @Test("Every digit is as frequent as every other, within five standard errors")
    func balance() {
        let labels = SyntheticDigits.make(training: 10_000, test: 0).training.labels
        var counts = [Int](repeating: 0, count: 10)
        for label in labels { counts[Int(label)] += 1 }
        let error = (10_000 * 0.1 * 0.9).squareRoot()
        for count in counts { #expect(abs(Double(count) - 1_000) < 5 * error) }
    }

    @Test("Every image has full ink, and none on the outermost ring of pixels")
    func frame() {
        let ring = (0..<784).filter { [0, 27].contains($0 / 28) || [0, 27].contains($0 % 28) }
        for index in 0..<Self.sample.training.count {
            let image = Self.image(index, of: Self.sample.training)
            #expect(image.max() == 255)
            #expect(ring.allSatisfy { image[$0] == 0 }, "training image \(index)")
        }
    }

    @Test("Strokes are about as thick as MNIST's, whose mean pixel is 0.131")
    func ink() {
        let means = Self.classMeans(of: Self.sample.training)
        let ink = means.map { $0.reduce(0, +) / (784 * 255) }
        for digit in 0..<10 { #expect((0.06...0.19).contains(ink[digit]), "digit \(digit)") }
        #expect((0.12...0.145).contains(ink.reduce(0, +) / 10))
        #expect(ink.min() == ink[1], "a one is the shortest way")
    }

    @Test("The nearest class mean is far better than chance and far from perfect")
    func difficulty() {
        let means = Self.classMeans(of: Self.sample.training)
        let test = Self.sample.test
        var right = 0
        for index in 0..<test.count {
            let image = Self.image(index, of: test)
            let distances = means.map { mean in
                var sum = 0.0
                for pixel in 0..<784 {
                    let difference = mean[pixel] - Double(image[pixel])
                    sum += difference * difference
                }
                return sum
            }
            if distances.firstIndex(of: distances.min()!) == Int(test.labels[index]) { right += 1 }
        }
        let accuracy = Double(right) / Double(test.count)
        #expect((0.55...0.85).contains(accuracy), "accuracy \(accuracy)")
    }

    static func image(_ index: Int, of part: LabeledImages) -> [UInt8] {
        Array(part.images[index * 784..<(index + 1) * 784])
    }

    /// The mean image of each digit.
    static func classMeans(of part: LabeledImages) -> [[Double]] {
        var sums = [[Double]](repeating: [Double](repeating: 0, count: 784), count: 10)
        var counts = [Double](repeating: 0, count: 10)
        for index in 0..<part.count {
            let digit = Int(part.labels[index])
            counts[digit] += 1
            let start = index * 784
            for pixel in 0..<784 { sums[digit][pixel] += Double(part.images[start + pixel]) }
        }
        return zip(sums, counts).map { sum, count in sum.map { $0 / count } }
    }
}
