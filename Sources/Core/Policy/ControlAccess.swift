package import Identity

/// Who may ask for what over the control socket; whatever is not in the table is refused.
///
/// A peer may be of several classes at once, and may do what any of them may. Who the peer is comes from
/// the kernel.
package struct ControlAccess: Hashable, Sendable {
    private let administrators: Set<GroupID>
    private let helpdesk: Set<GroupID>

    /// - Parameters:
    ///   - administrators: The groups of `[control] administrators` that exist.
    ///   - helpdesk: Those of `[control] helpdesk`.
    package init(administrators: some Sequence<GroupID>, helpdesk: some Sequence<GroupID>) {
        self.administrators = Set(administrators)
        self.helpdesk = Set(helpdesk)
    }

    /// What `peer` may do before it is known whom the call is about, so that no name is looked up in vain.
    package func ruling(on verb: Verb, by peer: Peer) -> Ruling {
        if classes(of: peer).contains(where: { Self.permits(verb, to: $0) }) { return .allowed }
        return Self.permits(verb, to: .owner) ? .ownAccountOnly : .refused
    }

    /// Whether `peer` may do this to the account of `subject`; nil: to no account in particular.
    package func allows(_ verb: Verb, to peer: Peer, about subject: UserID?) -> Bool {
        switch ruling(on: verb, by: peer) {
        case .allowed: true
        case .ownAccountOnly: subject == peer.uid
        case .refused: false
        }
    }

    /// Whether this user administers Sallyport: uid 0, or in a group of `[control] administrators`.
    package func isAdministrator(_ uid: UserID, _ gids: [GroupID]) -> Bool {
        uid.isRoot || !administrators.isDisjoint(with: gids)
    }

    /// The table.
    package static func permits(_ verb: Verb, to peer: PeerClass) -> Bool {
        switch (peer, verb) {
        case (.root, _), (.administrator, _): true
        case (.helpdesk, .showUser), (.helpdesk, .issuePass), (.helpdesk, .unlockUser),
            (.helpdesk, .forgetDevices), (.helpdesk, .listSessions):
            true
        case (.owner, .showUser), (.owner, .forgetDevices), (.owner, .confirmUser),
            (.owner, .listSessions), (.owner, .endSession):
            true
        case (.helpdesk, _), (.owner, _), (.other, _): false
        }
    }

    /// The classes of `peer`, whoever the call is about.
    private func classes(of peer: Peer) -> [PeerClass] {
        let groups = Set(peer.groups).union([peer.gid])
        var classes = [PeerClass.other]
        if peer.uid.isRoot { classes.append(.root) }
        if !administrators.isDisjoint(with: groups) { classes.append(.administrator) }
        if !groups.isDisjoint(with: helpdesk) { classes.append(.helpdesk) }
        return classes
    }
}

extension ControlAccess {
    package enum PeerClass: CaseIterable, Sendable {
        /// Effective uid 0.
        case root
        /// In a group of `[control] administrators`.
        case administrator
        /// In a group of `[control] helpdesk`.
        case helpdesk
        /// Asks about the account of its own uid.
        case owner
        case other
    }

    package enum Ruling: Hashable, Sendable {
        case allowed
        case ownAccountOnly
        case refused
    }
}
