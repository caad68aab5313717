import Identity

@testable import Account
@testable import AuthenticationService

extension Account {
    /// An administrator sets these, and vouches for them or not.
    mutating func reach(_ destinations: Destination..., verified: Bool = true) {
        _ = change(
            ContactChange(set: destinations, removed: [], isVerified: verified), at: Moment.now().seconds)
    }

    /// Has codes by mail as the only factor.
    mutating func useMailAlone(_ address: Destination) throws {
        reach(address)
        factors = []
        _ = try enrol(.outOfBand(.email), name: "email", at: 1)
    }

    /// Makes what was sent older, as if the clock had gone on.
    mutating func ageLetters(by seconds: Int64) {
        let letters = deliveries.entries.map { letter in
            var older = letter
            older.at -= seconds
            return older
        }
        deliveries = Deliveries(entries: letters, last: deliveries.last)
        sentCodes = sentCodes.map { code in
            SentCode(
                conversation: code.conversation, channel: code.channel,
                fresh: FreshCode(salt: code.salt, hash: code.hash),
                times: (code.made - seconds, code.expires - seconds, code.lastSent - seconds),
                epoch: code.epoch, sendings: code.sendings, guesses: code.guesses, isUsed: code.isUsed)
        }
    }
}

extension Person {
    var mail: Destination {
        get throws { try Destination("\(name)@example.org", by: .email) }
    }

    var phone: Destination {
        get throws { try Destination("+49151\(1_000_000 + uid.rawValue)", by: .sms) }
    }
}
