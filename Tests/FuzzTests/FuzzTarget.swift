/// A door through which bytes from the world come in.
struct FuzzTarget: Sendable {
    /// Of the target and of its folder in `Corpus`.
    let name: String
    /// How many of the inputs are for this target, in proportion to the shares of the others: fewer where one takes long.
    var share = 20
    /// Valid inputs to begin with, besides those in the corpus.
    var seeds: @Sendable () throws -> [[UInt8]] = { [] }
    /// Words of the format, which mutations insert.
    var words: [String] = []
    /// Mutates what is inside: takes a seed apart, mutates a part and puts it together again, checksums included.
    var rebuild: (@Sendable (_ seed: [UInt8], inout Mutator) throws -> FuzzInput)?
    /// One input of so many is made in this way; the others are changed byte by byte.
    var oneRebuiltOf = 3
    /// What a checksum in the input protects; mutated bytes must not decode to anything else.
    var content: (@Sendable (_ seed: [UInt8]) throws -> [UInt8])?
    /// Lets the input through the door. An error other than a ``Flaw`` counts as a refusal.
    ///
    /// - Throws: ``Flaw`` if what comes out is not what may come out.
    let enter: @Sendable (FuzzInput) throws -> Void
}

/// What is put in.
struct FuzzInput: Sendable {
    let bytes: [UInt8]
    /// What it may decode to, where a checksum decides that; nil where there is none.
    var contents: [[UInt8]]?
}

/// Something that must not come out of a door.
struct Flaw: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// - Throws: ``Flaw`` with this description if the condition does not hold.
func demand(_ holds: Bool, _ description: @autoclosure () -> String) throws(Flaw) {
    if !holds { throw Flaw(description()) }
}

extension FuzzTarget {
    /// Whether the input is accepted.
    ///
    /// - Throws: ``Flaw`` also if the refusal is not told in one line.
    func accepts(_ input: FuzzInput) throws(Flaw) -> Bool {
        do {
            try enter(input)
            return true
        } catch let flaw as Flaw {
            throw flaw
        } catch {
            let message = "\(error)"
            try demand(!message.isEmpty && !message.contains(where: \.isNewline), "the refusal is no line: \(message)")
            return false
        }
    }
}
