import ArgumentParser
import Identity
import Wire

/// Reads addresses as people type them, and says what is wrong with one.
enum TypedAddress {
    static func email(_ text: String) throws -> EmailAddress {
        try checked { () throws(IdentityError) in try EmailAddress(text) }
    }

    static func phone(_ text: String) throws -> PhoneNumber {
        try checked { () throws(IdentityError) in try PhoneNumber(text) }
    }

    static func any(_ text: String) throws -> Destination {
        try checked { () throws(IdentityError) in try Destination(written: text) }
    }

    private static func checked<Address>(_ read: () throws(IdentityError) -> Address) throws -> Address {
        do {
            return try read()
        } catch {
            throw ValidationError(Sentences.fault(error))
        }
    }
}
