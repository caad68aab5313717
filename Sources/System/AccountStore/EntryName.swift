import Identity

/// The names in the folder of accounts: none of them is made of anything but digits, `a` to `f` and `.new`.
enum EntryName {
    /// The account's file: its uid in decimal.
    static func file(_ uid: UserID) -> String { String(uid.rawValue) }

    /// What becomes the account's file once it is on disk; a crash may leave one behind.
    static func draft(_ uid: UserID) -> String { "\(uid.rawValue).new" }

    /// The entry of the account's name: the digest in lower-case hexadecimal.
    ///
    /// - Precondition: `digest` has the 32 bytes of SHA-256, so it cannot be taken for a uid.
    static func link(_ digest: [UInt8]) -> String {
        precondition(digest.count == 32)
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Reads the name of an account's file; nil unless it is written as ``file(_:)`` writes it.
    static func uid(of name: String) -> UserID? {
        guard let number = UInt32(name), String(number) == name else { return nil }
        return UserID(rawValue: number)
    }
}
