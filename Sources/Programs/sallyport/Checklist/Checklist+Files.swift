import Identity
import Platform

extension Checklist {
    /// Where people's files are; the user's own home comes first.
    private static let places = [
        "/home", "/var/mail", "/var/spool", "/tmp", "/var/tmp", "/dev/shm", "/srv", "/opt", "/run/user",
    ]
    /// Homes that are mounted one by one may be thousands.
    private static let mostSkipped = 20

    /// What to keep is for people to say: the command of each item lists them.
    mutating func lookForFiles(_ bounds: FileWalk.Bounds) {
        var walk = FileWalk(leaver.uid, tree, mounts, bounds)
        let home = leaver.home.flatMap { Self.places.contains($0) ? nil : $0 }
        for place in [home].compactMap(\.self) + Self.places {
            let count = walk.count(place, besides: home)
            guard count.files > 0 else { continue }
            let isAround = home?.hasPrefix("\(place)/") ?? false
            add(
                .files, Sentences.files(count, of: leaver.uid, in: place, besides: isAround ? home : nil),
                "find \(Self.word(place)) -xdev -uid \(leaver.uid)")
        }
        tellSkipped(walk.skipped)
        if walk.stoppedEarly { add(.unread, Sentences.stoppedEarly) }
    }

    /// Each once, however many looks it was in the way of.
    private mutating func tellSkipped(_ others: [String]) {
        var seen: Set<String> = []
        let places = (skipped + others).filter { seen.insert($0).inserted }
        for place in places.prefix(Self.mostSkipped) { add(.unread, Sentences.elsewhere(place)) }
        let more = places.count - Self.mostSkipped
        if more > 0 { add(.unread, Sentences.elsewhere(more: more)) }
    }
}
