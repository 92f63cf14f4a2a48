import Foundation

/// An event of a run, as a line of `--json`: an object with the event's name first.
public struct Event: Sendable {
    public let name: String
    public let fields: [(key: String, value: Value)]

    public init(_ name: String, _ fields: KeyValuePairs<String, Value>) {
        self.init(name, fields.map { ($0.key, $0.value) })
    }

    init(_ name: String, _ fields: [(String, Value)]) {
        self.name = name
        self.fields = fields
    }

    /// The object and a line break. JSON has no NaN and no infinity, so these are null.
    public var line: String {
        let members = [("event", Value.text(name))] + fields
        return "{" + members.map { "\(Self.quoted($0)):\(Self.json($1))" }.joined(separator: ",") + "}\n"
    }

    private static func json(_ value: Value) -> String {
        switch value {
        case .integer: value.description
        case .number(let number): number.isFinite ? value.description : "null"
        case .text(let text): quoted(text)
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // A string has a JSON form whatever is in it.
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}
