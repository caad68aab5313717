import Platform

/// Asks for something secret on the terminal, or reads it from standard input.
enum SecretPrompt {
    /// One line, which a terminal does not show.
    static func line(_ prompt: String) throws(Failure) -> TypedLine {
        let interruption = try SelfService.interruption()
        let console = Console(Console.terminal())
        // Nobody else has anything to say meanwhile, so the signals stand in for the daemon.
        let answer = console.ask(
            console.isTerminal ? prompt : "", echo: false, daemon: interruption.number,
            interruption: interruption.number)
        switch answer {
        case .line(let line): return line
        case .tooLong: throw Failure(.badData, Sentences.answerTooLong)
        case .ended: throw Failure(.badData, Sentences.noSecret)
        case .cannotHide: throw Failure(.notPermitted, Sentences.cannotHide)
        case .interrupted, .daemonSpoke: throw Failure(.notPermitted, Sentences.interrupted)
        }
    }
}
