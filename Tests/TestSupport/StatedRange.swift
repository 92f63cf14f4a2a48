/// The range of a setting as its help states it: a second opinion on the rule behind it.
public enum StatedRange {
    /// Nil where the help names words instead.
    public static func range(in help: String) -> ClosedRange<Double>? {
        if let bounds = help.firstMatch(of: #/(?:Range:|each) (-?\d+(?:\.\d+)?) to (-?\d+(?:\.\d+)?)/#),
            let low = Double(bounds.1), let high = Double(bounds.2)
        {
            return low...high
        }
        let finite = Double.greatestFiniteMagnitude
        let words: [(String, ClosedRange<Double>)] = [
            ("a finite number", -finite...finite), ("a positive number", Double.leastNonzeroMagnitude...finite),
            ("from 0 to below 1", 0...1.0.nextDown), ("above 0 and at most 1", Double.leastNonzeroMagnitude...1),
        ]
        return words.first { help.contains($0.0) }?.1
    }
}
