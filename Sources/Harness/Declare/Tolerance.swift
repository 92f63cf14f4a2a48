/// How far the numbers of a column may be from those of another run, and why they may.
///
/// Counts and labels are exact, whatever is declared.
public struct Tolerance: Hashable, Sendable {
    /// A table, or with `*` at the end all whose names begin like this.
    public let table: String
    /// A column, or with `*` at the end all whose names begin like this.
    public let column: String
    /// As a share of the expected number.
    public let relative: Double
    /// In the unit of the column. The larger of the two allowances counts.
    public let absolute: Double
    public let reason: String

    public init(
        table: String, column: String, relative: Double = Self.undeclared, absolute: Double = 0,
        because reason: String
    ) {
        self.table = table
        self.column = column
        self.relative = relative
        self.absolute = absolute
        self.reason = reason
    }

    /// The relative tolerance of a column of which nothing is declared.
    public static let undeclared = 1e-4

    func covers(table name: String) -> Bool { Self.matches(table, name) }
    func covers(column name: String) -> Bool { Self.matches(column, name) }

    private static func matches(_ pattern: String, _ name: String) -> Bool {
        pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
    }
}
