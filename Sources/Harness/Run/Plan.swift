import Foundation

/// The plan of a run for one trial.
public enum Plan: Hashable, Sendable, CustomStringConvertible {
    case cached(origin: Checkout?)
    case toRun
    /// The trial was interrupted. A run resumes it from its checkpoint.
    case toContinue
    /// The trial is there, but code or data have changed since.
    case stale([String])

    public var description: String {
        switch self {
        case .cached(let origin): "cached, made by \(origin?.description ?? "an unknown commit")"
        case .toRun: "to run"
        case .toContinue: "to continue from its checkpoint"
        case .stale(let reasons): "stale: \(reasons.joined(separator: ", "))"
        }
    }
}

extension Session {
    /// The plan of a run with these settings for each trial, in their order.
    public static func plan(
        _ settings: Settings<E>, _ conditions: Conditions, _ store: Store
    ) throws -> [(trial: TrialName, plan: Plan)] {
        try E.trials(settings.sweep).map { trial in
            let key = conditions.key(E.self, trial, settings.recipe)
            if conditions.pace.isForced { return (trial.name, .toRun) }
            if let stored = try store.find(key) { return (trial.name, .cached(origin: stored.origin)) }
            if FileManager.default.fileExists(atPath: try store.checkpoint(key)) { return (trial.name, .toContinue) }
            return (trial.name, store.outdated(key).first.map { .stale(key.changes(since: $0.key)) } ?? .toRun)
        }
    }
}
