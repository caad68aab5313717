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
            for found in walk.look(below: place, besides: home) where found.count.files > 0 {
                tell(found, besides: home)
            }
        }
        tellSkipped(walk.skipped)
        for (place, error) in walk.unread { addUnread(place.shown, error) }
        if walk.stoppedEarly { add(.unread, Sentences.stoppedEarly) }
    }

    /// A place may be a link; and what is on a file system of its own is told of as a place of its own, as the command has it.
    private mutating func tell(_ found: FileWalk.Found, besides home: String?) {
        let isAround = home?.utf8.starts(with: found.place.bytes + [UInt8(ascii: "/")]) ?? false
        add(
            .files,
            Sentences.files(
                found.count, of: leaver.uid, in: found.place.shown, besides: isAround ? home : nil),
            "find -H \(Self.word(found.place)) -xdev -uid \(leaver.uid)")
    }

    /// Each once, however many looks it was in the way of.
    private mutating func tellSkipped(_ others: [PathBytes]) {
        guard mounts.isKnown else { return }
        var seen: Set<PathBytes> = []
        let places = (skipped + others).filter { seen.insert($0).inserted }
        for place in places.prefix(Self.mostSkipped) { add(.unread, Sentences.elsewhere(place.shown)) }
        let more = places.count - Self.mostSkipped
        if more > 0 { add(.unread, Sentences.elsewhere(more: more)) }
    }
}
