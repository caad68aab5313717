import FoundationEssentials
import Glibc
import Platform

/// On a terminal: each list in the place of the one before.
struct DrawnSessions: FollowedOutput {
    /// Of a terminal that does not know its own.
    private static let usualSize = WindowSize(rows: 24, columns: 80)

    private let pause: WaitingTime
    private let style = Style.ofStandardOutput
    private var screen = Screen()

    init(every pause: WaitingTime) {
        self.pause = pause
    }

    static var canBeDrawn: Bool { isatty(1) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

    mutating func show(_ followed: FollowedSessions) throws { try fit(followed) }

    mutating func fit(_ followed: FollowedSessions) throws {
        let size = WindowSize(of: 1) ?? Self.usualSize
        try screen.draw(followed.lines(every: pause, in: size, style), in: size)
    }
}
