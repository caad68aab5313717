package import Identity

/// The contacts of one account: at most one for each channel.
package struct Contacts: Hashable, Sendable {
    private var entries: [OutOfBandChannel: Contact] = [:]

    package init() {}

    package subscript(channel: OutOfBandChannel) -> Contact? { entries[channel] }

    /// By channel, e-mail first.
    package var all: [Contact] { OutOfBandChannel.allCases.compactMap { entries[$0] } }

    package var verified: Set<OutOfBandChannel> { Set(all.filter(\.isVerified).map(\.channel)) }

    package mutating func set(_ contact: Contact) { entries[contact.channel] = contact }
    package mutating func remove(_ channel: OutOfBandChannel) { entries[channel] = nil }

    mutating func verify(_ channel: OutOfBandChannel, at now: Int64) {
        if let contact = entries[channel], !contact.isVerified { entries[channel]?.verified = now }
    }
}
