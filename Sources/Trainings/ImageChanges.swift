import Datasets

/// Changes to training images that keep their class, as a setting.
public enum ImageChanges: String, CaseIterable, Sendable, CustomStringConvertible, LosslessStringConvertible {
    case none
    /// Left and right exchanged in half of the images.
    case flips
    /// Crops from a padding of 4, and flips, as He et al. (2015) have them.
    case crops

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
