import Foundation
import Harness

/// Prints an answer as one JSON document on stdout, its keys in alphabetical order.
func printJSON(_ answer: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(answer), as: UTF8.self))
}

/// An optional value that is null in JSON. An ordinary optional would leave its key out.
struct OrNull<Value: Encodable>: Encodable {
    let value: Value?

    init(_ value: Value?) {
        self.value = value
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}

extension OrNull where Value == Double {
    /// JSON has neither NaN nor infinity.
    init(number: Double) {
        self.init(number.isFinite ? number : nil)
    }
}

/// The value of a setting: a number, a word, or the elements of a list.
enum SettingLiteral: Encodable {
    case number(Double)
    case word(String)
    case list([SettingLiteral])

    init(_ value: Any) {
        self =
            switch value {
            case let number as Int: .number(Double(number))
            case let number as Double: .number(number)
            case let list as any Sequence where !(value is String): .list(list.map { SettingLiteral($0) })
            default: .word("\(value)")
            }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .word(let word): try container.encode(word)
        case .list(let list): try container.encode(list)
        }
    }
}
