import Glibc
import Platform
import Wire

/// Shows a list of sessions again and again, until somebody ends it: by a signal, or by reading no further.
struct SessionFollower {
    /// For one list; whoever waits longer is told.
    private static let patienceMilliseconds: Int64 = 30_000
    /// Between two questions to a daemon that is away.
    private static let retrySeconds: Int64 = 2

    private let list: SessionList
    private let pause: WaitingTime

    init(_ list: SessionList, every pause: WaitingTime) {
        self.list = list
        self.pause = pause
    }

    /// - Throws: ``Failure``: of the first question any, later one that no waiting mends.
    func run() throws {
        let isDrawn = !list.output.json
        guard !isDrawn || DrawnSessions.canBeDrawn else {
            throw Failure(.usage, Sentences.followNeedsTerminal)
        }
        do {
            try isDrawn ? follow(DrawnSessions(every: pause)) : follow(PrintedSessions())
        } catch let error as PlatformError where error.errno == EPIPE {
            // Whoever read this has enough of it.
        } catch let error as PlatformError {
            throw Failure(unwritten: error)
        }
    }

    private func follow(_ shown: some FollowedOutput) throws {
        var shown = shown
        let changes = try WindowChanges()
        let first = try list.ask(patienceMilliseconds: Daemon.sessionsPatienceMilliseconds)
        var followed = FollowedSessions(first, list.asked, at: now)
        while true {
            try shown.show(followed)
            let due = BootClock.milliseconds() + milliseconds(after: followed.failure)
            var event = WindowChanges.Event.resized
            while event == .resized {
                event = changes.wait(until: due, whileOpen: 1)
                if event == .resized { try shown.fit(followed) }
            }
            guard event != .closed else { return }
            followed.note(try answer(), at: now)
        }
    }

    private func answer() throws(Failure) -> Result<[SessionReport], Failure> {
        do {
            return .success(try list.ask(patienceMilliseconds: Self.patienceMilliseconds))
        } catch {
            guard error.isPassing else { throw error }
            return .failure(error)
        }
    }

    private func milliseconds(after failure: Failure?) -> Int64 {
        (failure == nil ? pause.seconds : min(pause.seconds, Self.retrySeconds)) * 1_000
    }

    private var now: Timestamp { Timestamp(seconds: WallClock.milliseconds() / 1_000) }
}
