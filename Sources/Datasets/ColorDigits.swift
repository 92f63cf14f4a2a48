import Tensors

/// Synthetic digits in the shape of CIFAR-10, which the program paints itself, for use where CIFAR-10 is absent.
///
/// Each is a digit of ``SyntheticDigits`` in the middle of 32 x 32 pixels, in one color on a ground of another. Both
/// colors are uniformly random for each image, but at least ``leastDistance`` apart, so that every digit can be read. The
/// bytes are a function of the seed alone. They are far easier than photographs: an accuracy on them is no accuracy on
/// CIFAR-10.
public enum ColorDigits {
    /// The height and width of every image, as in CIFAR-10.
    static let side = 32

    /// Of the colors of ink and ground, as points of a cube with edges of 255: the distance in a straight line. Three
    /// quarters of all pairs of colors are as far apart.
    static let leastDistance = 128

    /// The data set of this seed: images `[training, 3, 32, 32]` and `[test, 3, 32, 32]`, labels 0 ... 9 uniformly random.
    ///
    /// Image i does not depend on how many are made. The checksum is SHA-256 over training images, training labels, test
    /// images and test labels. Negative counts trap.
    public static func make(training: Int = 50_000, test: Int = 10_000, seed: Int = 0) -> ImageDataset {
        let digits = SyntheticDigits.make(training: training, test: test, seed: seed)
        let colors = RandomStream(experiment: "digit-colors", seed: seed)
        return ImageDataset(
            name: ImageSource.colorDigits.rawValue, training: paint(digits.training, colors["training"]),
            test: paint(digits.test, colors["test"]))
    }

    private static func paint(_ digits: LabeledImages, _ colors: RandomStream) -> LabeledImages {
        let plane = side * side
        let margin = (side - digits.rows) / 2
        var images = [UInt8](repeating: 0, count: digits.count * 3 * plane)
        for index in 0..<digits.count {
            let (ink, ground) = inkAndGround(colors[index])
            for channel in 0..<3 {
                let start = (3 * index + channel) * plane
                for place in start..<start + plane { images[place] = ground[channel] }
                for row in 0..<digits.rows {
                    let from = index * digits.pixels + row * digits.columns
                    let to = start + (row + margin) * side + margin
                    for column in 0..<digits.columns {
                        images[to + column] = mix(ground[channel], ink[channel], digits.images[from + column])
                    }
                }
            }
        }
        return LabeledImages(
            images: images, labels: digits.labels, channels: 3, rows: side, columns: side, classes: digits.classes)
    }

    /// Red, green and blue of ink and ground: the first pair of the stream that is far enough apart.
    static func inkAndGround(_ stream: RandomStream) -> (ink: [UInt8], ground: [UInt8]) {
        var draw = 0
        while true {
            let bits = stream.bits(count: 1, first: draw)[0]
            let bytes = (0..<6).map { UInt8(truncatingIfNeeded: bits >> (8 * $0)) }
            let (ink, ground) = (Array(bytes[..<3]), Array(bytes[3...]))
            let differences = zip(ink, ground).map { Int($0) - Int($1) }
            let square = differences.reduce(0) { $0 + $1 * $1 }
            if square >= leastDistance * leastDistance { return (ink, ground) }
            draw += 1
        }
    }

    /// The color between ground, for no ink, and ink, for 255, to the nearest byte. There are no ties.
    static func mix(_ ground: UInt8, _ ink: UInt8, _ amount: UInt8) -> UInt8 {
        let (ground, ink, amount) = (Int(ground), Int(ink), Int(amount))
        let sum = ground * (255 - amount) + ink * amount
        return UInt8((sum + 127) / 255)
    }
}
