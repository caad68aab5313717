import Identity
import Wire

/// How many letters are sent at most, whatever the daemon asks for.
///
/// A letter counts once, whatever becomes of it and however often it is tried. Moments are milliseconds of the boot clock.
struct Caps {
    /// To one destination.
    static let mostInTenMinutes = 10
    /// To one destination.
    static let mostADay = 50

    private static let tenMinutes: Int64 = 600_000
    private static let day: Int64 = 86_400_000

    /// When letters were let through in the last day, the oldest first.
    private var byDestination: [String: [Int64]] = [:]
    private var byChannel: [OutOfBandChannel: [Int64]] = [:]
    private var cleaned: Int64?

    /// How much is remembered: at most as many destinations as letters a day.
    var destinations: Int { byDestination.count }

    /// Counts a letter; false if one cap is reached, and then nothing is counted.
    ///
    /// The last quarter of the channel's cap is for urgent letters, so that no flood of notices ends the codes.
    mutating func admit(_ delivery: Delivery, at now: Int64, channelMostADay: Int) -> Bool {
        clean(at: now)
        let destination = delivery.destination
        let address = destination.description.lowercased()
        let letters = byDestination[address, default: []].filter { now - $0 < Self.day }
        let recent = letters.count { now - $0 < Self.tenMinutes }
        guard recent < Self.mostInTenMinutes, letters.count < Self.mostADay else { return false }
        let channel = byChannel[destination.channel, default: []]
        let tooOld = channel.prefix { now - $0 >= Self.day }.count
        guard channel.count - tooOld < delivery.share(of: channelMostADay) else { return false }
        byDestination[address] = letters + [now]
        byChannel[destination.channel, default: []].removeFirst(tooOld)
        byChannel[destination.channel, default: []].append(now)
        return true
    }

    /// Forgets, every ten minutes, the destinations that had nothing for a day.
    private mutating func clean(at now: Int64) {
        guard now - (cleaned ?? now - Self.tenMinutes) >= Self.tenMinutes else { return }
        cleaned = now
        byDestination = byDestination.filter { _, letters in letters.contains { now - $0 < Self.day } }
    }
}
