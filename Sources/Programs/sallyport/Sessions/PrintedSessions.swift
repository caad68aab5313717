/// For programs: a line of JSON for each answer, and on standard error, once, that there is none.
struct PrintedSessions: FollowedOutput {
    private var isAway = false

    mutating func show(_ followed: FollowedSessions) throws {
        if let failure = followed.failure {
            if !isAway { StandardError.write("sallyport: \(Sentences.triesAgain(failure))\n") }
        } else {
            try StandardOutput.write([JSONText.of(followed.sessions)])
        }
        isAway = followed.failure != nil
    }

    func fit(_ followed: FollowedSessions) {}
}
