import Synchronization

/// The digits that experiments read: MNIST where it is, drawn digits where it is not.
public enum Digits {
    private static let drawn = Mutex<ImageDataset?>(nil)

    /// MNIST from this data folder, or, without one, the drawn digits. Each is made once in a process.
    ///
    /// - Throws: ``DatasetError`` if the folder does not hold the published files.
    public static func load(from folder: String?) throws -> ImageDataset {
        if let folder { return try MNIST.shared(from: folder) }
        return drawn.withLock { known in
            let digits = known ?? DrawnDigits.make()
            known = digits
            return digits
        }
    }
}
