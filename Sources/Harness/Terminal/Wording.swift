import Foundation

/// The shortest text that reads back as the same number. The sign of a NaN is the processor's choice, so it has none.
func shortest(_ number: Double) -> String { number.isNaN ? "nan" : "\(number)" }

/// A number as it stands in a sentence: `1`, not `1.0`.
public func plain(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : shortest(number)
}

/// A number as it stands in a sentence, with two digits: `0.75`, `120`, `3.2 · 10⁻⁹`.
public func rounded(_ number: Double) -> String {
    guard number.isFinite else { return shortest(number) }
    guard number == 0 || 0.001..<10_000 ~= abs(number) else { return scientific(number) }
    return plain(Double(String(format: abs(number) < 100 ? "%.2g" : "%.0f", number)) ?? number)
}

/// The nearest number of two digits, or of whole ones from 100, in a direction: a bound in a sentence must still hold.
func rounded(_ number: Double, _ direction: FloatingPointRoundingRule) -> String {
    guard 0.001..<10_000 ~= abs(number) else { return rounded(number) }
    let scale = abs(number) < 100 ? pow(10, 1 - floor(log10(abs(number)))) : 1
    return rounded((number * scale).rounded(direction) / scale)
}

/// A number as it stands in a title: `3.2 · 10⁻⁹`.
public func scientific(_ number: Double) -> String {
    guard number.isFinite, number != 0 else { return shortest(number) }
    let text = String(format: "%.1e", number)
    let parts = text.split(separator: "e")
    return "\(parts[0]) · 10\(superscript(Int(parts[1]) ?? 0))"
}

func superscript(_ number: Int) -> String {
    let superscripts: [Character: Character] = [
        "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]
    return String("\(number)".map { superscripts[$0] ?? $0 })
}
