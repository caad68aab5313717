import Wire

/// Where codes and notices go to the person who asks, and whom to ask if that is wrong.
struct OwnContacts {
    private let reply: ShowUserReply
    private let style: Style

    init(_ reply: ShowUserReply, _ style: Style) {
        self.reply = reply
        self.style = style
    }

    var lines: [String] { ContactTable(reply.user.contacts, style).lines + advice }

    /// Nothing where there is neither a contact nor a word about whom to ask: such a host may send nothing at all.
    var advice: [String] {
        let hasContacts = !reply.user.contacts.isEmpty
        guard hasContacts || reply.help != nil else { return [] }
        return [Sentences.askAboutContacts(reply.help, has: hasContacts)]
    }
}
