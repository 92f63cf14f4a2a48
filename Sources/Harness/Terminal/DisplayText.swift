/// Text for a terminal: without control characters, and measured in columns.
extension String {
    /// The text without control characters, which become spaces, and without invisible marks of direction.
    public var harmless: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: result.append(" ")
            case .format, .surrogate, .privateUse, .unassigned: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// The columns that a terminal gives the text, or a few more: of an emoji in several parts each part counts.
    var columns: Int { unicodeScalars.reduce(0) { $0 + $1.columns } }

    /// The text in at most so many columns, with dots in the place of what is cut off.
    func cut(to width: Int) -> String {
        if columns <= width { return self }
        let dots = String(repeating: ".", count: max(0, min(3, width)))
        var result = ""
        var used = dots.count
        for character in self {
            used += String(character).columns
            if used > width { break }
            result.append(character)
        }
        return result + dots
    }

    /// The text with spaces to so many columns, behind it or before it.
    func padded(to width: Int, atStart: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, width - columns))
        return atStart ? spaces + self : self + spaces
    }
}

extension Unicode.Scalar {
    /// Source: Unicode Standard Annex 11, East Asian Width, by blocks.
    fileprivate var columns: Int {
        // The mark that asks for the colored form of a character, which is wide.
        if value == 0xFE0F { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        if properties.isEmojiPresentation { return 2 }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
