import Datasets
import Harness

/// Changes to training images that keep their class, as a setting.
public enum ImageChanges: String, CaseIterable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    case none
    /// Left and right exchanged in half of the images.
    case flips
    /// Crops from a padding of 4, and flips, as He et al. (2015) have them.
    case crops

    /// The help of the setting.
    public static let meaning = "Changes to training images: none, flips, or flips and crops from a padding of 4."

    public var description: String { rawValue }
    public init?(_ description: String) { self.init(rawValue: description) }

    public var augmentation: Augmentation? {
        switch self {
        case .none: nil
        case .flips: Augmentation(padding: 0, flips: true)
        case .crops: Augmentation(padding: 4, flips: true)
        }
    }
}

// Settings that several experiments have. The defaults stay with the experiment.
extension Setting<Int> {
    public static var testPhotographs: Self {
        Self("Number of test images (the first N).", .range(100...10_000, multipleOf: 100))
    }
    public static var batch: Self { Self("Images per batch.", .range(2...10_000)) }
    public static var epochs: Self { Self("Epochs.", .range(1...100_000)) }
    public static var networkSeeds: Self {
        Self("Seeds: networks of each kind, each with its own weights and batch order.", .range(1...1000))
    }
}
