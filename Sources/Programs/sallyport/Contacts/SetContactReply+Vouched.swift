import Wire

extension SetContactReply {
    /// The same, unless somebody vouched for a contact that is not there.
    func vouched(_ verified: Bool?) throws(Failure) -> Self {
        guard verified == true, contacts.isEmpty, !changed else { return self }
        throw Failure(.noContact(user))
    }
}
