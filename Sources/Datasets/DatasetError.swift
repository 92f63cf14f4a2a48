/// Data that are missing, damaged or of another kind than asked for; described in one line.
public struct DatasetError: Error, CustomStringConvertible, Equatable {
    /// The file at fault, as a path or as the name its bytes were given.
    public let file: String
    /// What should have been there.
    public let expected: String
    /// What was there.
    public let got: String
    /// What the reader of the message can do about it.
    public let remedy: String

    /// An error about `file`; `remedy` is an instruction such as "run make data".
    public init(file: String, expected: String, got: String, remedy: String = Self.fetchAgain) {
        self.file = file
        self.expected = expected
        self.got = got
        self.remedy = remedy
    }

    /// The remedy for a file that is there but damaged or not the published one.
    public static let fetchAgain = "delete it and run make data"

    /// `<file>: expected <…>, got <…>; <remedy>`, in one line even if a path holds a line break.
    public var description: String {
        let line = "\(file): expected \(expected), got \(got); \(remedy)"
        return String(line.map { $0.isNewline ? " " : $0 })
    }
}
