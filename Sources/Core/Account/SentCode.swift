import Cryptography
package import Identity
import OneTimePassword

/// What is kept of a code that was sent: never the code.
package struct SentCode: Hashable, Sendable {
    /// Kept at once for one account; the oldest goes first.
    static let most = 6
    /// A code that was guessed at so often is worth nothing (NIST SP 800-63B §5.2.2).
    package static let mostGuesses: UInt8 = 5
    /// How often one code is sent.
    package static let mostSendings: UInt8 = 3
    /// Between two sendings to one destination, in seconds.
    package static let coolDown: Int64 = 60

    package enum State: Hashable, Sendable {
        case good
        case used
        /// Its time is over, or the clock jumped, or the host was started anew.
        case over
        case guessedAt
    }

    package let conversation: ConversationID
    package let channel: OutOfBandChannel
    package let salt: [UInt8]
    package let hash: [UInt8]
    package let made: Int64
    package let expires: Int64
    let epoch: Epoch.ID
    package internal(set) var sendings: UInt8 = 0
    package internal(set) var lastSent: Int64
    var guesses: UInt8 = 0
    var isUsed = false

    init(
        conversation: ConversationID, channel: OutOfBandChannel, fresh: FreshCode, made: Int64, life: Int64,
        epoch: Epoch.ID
    ) {
        self.conversation = conversation
        self.channel = channel
        salt = fresh.salt
        hash = fresh.hash
        self.made = made
        expires = made.saturatingAdding(life)
        self.epoch = epoch
        lastSent = made
    }

    /// As a record says.
    init(
        conversation: ConversationID, channel: OutOfBandChannel, fresh: FreshCode,
        times: (made: Int64, expires: Int64, lastSent: Int64), epoch: Epoch.ID, sendings: UInt8,
        guesses: UInt8,
        isUsed: Bool
    ) {
        self.conversation = conversation
        self.channel = channel
        (salt, hash) = (fresh.salt, fresh.hash)
        (made, expires, lastSent) = times
        self.epoch = epoch
        self.sendings = sendings
        self.guesses = guesses
        self.isUsed = isUsed
    }

    package func state(at now: Int64, in epoch: Epoch.ID) -> State {
        if isUsed { return .used }
        if guesses >= Self.mostGuesses { return .guessedAt }
        return epoch == self.epoch && now < expires && now >= made - 60 ? .good : .over
    }

    func isEqual(to code: OutOfBandCode) -> Bool {
        equalInConstantTime(code.hash(salt: salt), hash)
    }
}

/// A code that may be sent: its salt, and its hash.
package struct FreshCode: Hashable, Sendable {
    package let salt: [UInt8]
    package let hash: [UInt8]

    package init(salt: [UInt8], hash: [UInt8]) {
        self.salt = salt
        self.hash = hash
    }
}
