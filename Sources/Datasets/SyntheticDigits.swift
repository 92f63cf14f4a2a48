import CKernels
import Tensors

/// Synthetic digits in the shape of MNIST, which the program draws itself, for use where MNIST is absent.
///
/// Each digit is written in one of several ways, as strokes of random slant, thickness, proportions and position
/// under an elastic distortion, white on black. The bytes are a function of the seed alone, on every processor and
/// in debug and release. A small network gets about as many of them right as of MNIST's, but nobody wrote them: an
/// accuracy on them is no accuracy on MNIST.
///
/// Source: the elastic distortion is in the spirit of Simard, Steinkraus, Platt, "Best Practices for Convolutional
/// Neural Networks Applied to Visual Document Analysis" (2003), here as a random quadratic B-spline applied to the
/// strokes instead of to the pixels.
public enum SyntheticDigits {
    /// The height and width of every image, as in MNIST.
    static let side = 28

    /// How tables, figures and manifests name them.
    public static let name = ImageSource.syntheticDigits.rawValue

    /// The data set of this seed: images `[training, 28, 28]` and `[test, 28, 28]`, labels 0 ... 9 uniformly random.
    ///
    /// Image i does not depend on how many are made. The checksum is SHA-256 over training images, training labels,
    /// test images and test labels. 70,000 images take about half a second on one core. Negative counts trap.
    public static func make(training: Int = 60_000, test: Int = 10_000, seed: Int = 0) -> ImageDataset {
        // The name selects the draws: another name gives other digits, and other golden tables.
        let stream = RandomStream(experiment: "drawn-digits", seed: seed)
        return ImageDataset(
            name: name, training: draw(training, from: stream["training"]), test: draw(test, from: stream["test"]))
    }

    /// The first `count` images of the stream.
    private static func draw(_ count: Int, from stream: RandomStream) -> LabeledImages {
        expect(count >= 0, "\(count) images asked for")
        var images = [UInt8](repeating: 0, count: count * side * side)
        var labels = [UInt8](repeating: 0, count: count)
        ck_draw_digits(stream.key, 0, &images, &labels, count)
        return LabeledImages(images: images, labels: labels, rows: side, columns: side, classes: 10)
    }
}
