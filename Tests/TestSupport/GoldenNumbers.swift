import Foundation

/// Reads `Tests/Golden/<name>.json`, numbers that a program under `scripts/golden` computed independently.
///
/// The keys of the file are in snake case, the properties of `T` in camel case.
public func goldenNumbers<T: Decodable>(_ name: String, as type: T.Type = T.self) throws -> T {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(contentsOf: goldenFile("\(name).json")))
}

/// The file or folder `Tests/Golden/<name>`.
public func goldenFile(_ name: String) -> URL {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return tests.appendingPathComponent("Golden/\(name)")
}
