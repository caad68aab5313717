import Wire

/// What one process of this program is there for: systemd confines each duty in a sandbox of its own.
enum Duty {
    /// Passwords, and where a process stands.
    case people
    /// Live sessions.
    case sessions
    /// In the foreground.
    case everything

    func includes(_ verb: RootHelperVerb) -> Bool {
        switch self {
        case .people: !verb.isAboutSessions
        case .sessions: verb.isAboutSessions
        case .everything: true
        }
    }
}
