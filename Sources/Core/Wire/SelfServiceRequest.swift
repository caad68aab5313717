package import Identity

/// What a person who is logged in wants for the account of their own uid, which the kernel tells.
package struct SelfServiceRequest: Hashable, Sendable {
    package var conversation: ConversationID
    /// Says what would be done, and changes nothing.
    package var isDryRun: Bool
    /// The terminal that the person sits at, such as `/dev/pts/3`, 1 to 256 bytes; a claim.
    package var tty: [UInt8]?
    package var action: Action

    package init(
        conversation: ConversationID, isDryRun: Bool = false, tty: [UInt8]? = nil, action: Action
    ) {
        self.conversation = conversation
        self.isDryRun = isDryRun
        self.tty = tty
        self.action = action
    }

    package enum Action: Hashable, Sendable {
        /// A new second factor; the name is 1 to 64 bytes.
        case enable(method: FactorMethod, name: String?)
        /// Takes every factor away.
        case disable
        case renewRecoveryCodes
        case renameFactor(FactorID, String)
        case removeFactor(FactorID)
        /// Tries a code, and renews the proof of the session that the peer belongs to.
        case verify
        /// Asks for a proof before something that a program does, unless this session has proven a factor within so many
        /// seconds: 1 to 86,400. What for: 1 to 200 printable ASCII characters. Of whom: oneself, or for administrators another.
        case confirm(purpose: String, freshSeconds: UInt32, user: AccountName?)
        /// Takes over an authenticator that the person used elsewhere.
        case adopt(AdoptedKey)
    }
}
