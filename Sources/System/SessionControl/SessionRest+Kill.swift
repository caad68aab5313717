import Glibc
import Identity
import Platform

extension SessionRest {
    /// Beyond so many looks in one round they are killed as they are.
    private static let mostLooks = 64

    /// Kills who is there, and what they have started meanwhile, until nobody is left or the time is up.
    ///
    /// - Returns: whether nobody is left.
    func kill(_ known: inout [Found]) throws(PlatformError) -> Bool {
        var rest = try look(&known)
        let start = BootClock.milliseconds()
        var rounds = 0
        while !rest.isEmpty {
            let now = BootClock.milliseconds()
            // Where reading took all the time there is, they are killed once all the same.
            guard rounds < patience.rounds || now < start + patience.killing, now < latest || rounds == 0
            else { return false }
            let held = try hold(rest, &known)
            for process in held { signal(SIGKILL, process) }
            Self.wait(min(patience.round, latest - BootClock.milliseconds())) {
                !held.contains { Self.isAlive($0.identity) }
            }
            rest = try look(&known)
            rounds += 1
        }
        return true
    }

    /// Stops them, and whoever they start before they are: a child is known by its parent, as long as that one lives.
    ///
    /// - Returns: all of them.
    private func hold(_ rest: [Found], _ known: inout [Found]) throws(PlatformError) -> [Found] {
        var held: [Found] = []
        var new = rest
        for _ in 0..<Self.mostLooks where !new.isEmpty {
            for process in new { signal(SIGSTOP, process) }
            held += new
            guard BootClock.milliseconds() < latest else { return held }
            let before = Set(held.map(\.identity))
            new = try look(&known).filter { !before.contains($0.identity) }
        }
        return held + new
    }

    /// Those of the user's that are alive; whoever was not known is from now on.
    private func look(_ known: inout [Found]) throws(PlatformError) -> [Found] {
        let found = try alive(known)
        let before = Set(known.map(\.identity))
        known += found.filter { !before.contains($0.identity) }
        return found.filter(mayBeEnded)
    }
}
