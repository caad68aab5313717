import ArgumentParser

/// Whose devices are meant.
struct DeviceOwner: ParsableArguments {
    @Option(help: "Another user, for administrators (default: yourself).")
    var user: String?

    /// Nil: whoever asks.
    func subject() throws(Failure) -> Subject? {
        guard let user else { return nil }
        return try Subject(user, mayBeGone: true)
    }
}
