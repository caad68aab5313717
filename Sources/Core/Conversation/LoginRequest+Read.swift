import Account
import Cryptography
package import Identity
import Policy
package import Wire

extension LoginRequest {
    /// What becomes of a claim.
    package enum Reading {
        case request(LoginRequest)
        /// A peer without privilege: its own name must be looked up first, since none is taken from it.
        case needsOwnName((Subject) -> LoginRequest)
        /// Nothing that such a peer may say.
        case refused
    }

    /// Holds what a module says against what the kernel says of its process.
    ///
    /// A peer with euid 0 is believed. Any other may prove itself to a screen locker, in the auth and account phases,
    /// for the account of its own uid.
    package static func read(_ begin: Begin, from peer: Peer) -> Reading {
        guard begin.effectiveUID == peer.uid, peer.pid == 0 || peer.pid == begin.process.pid else {
            return .refused
        }
        if peer.uid.isRoot { return .request(Self(root: begin)) }
        let isSession = begin.phase == .openSession || begin.phase == .closeSession
        guard case .found(_, peer.uid, _) = begin.userEntry, !isSession else { return .refused }
        return .needsOwnName { Self(begin, subject: $0, .ownAccount, source: .user(peer.uid)) }
    }

    private init(root begin: Begin) {
        let isInvoked = begin.isSwitchingUser && !begin.realUID.isRoot
        let target = Subject(begin.userEntry)
        let subject = isInvoked ? begin.invoker.map(Subject.init) ?? target : target
        let isEntered = begin.phase != .openSession || begin.service.family != "sudo"
        let standpoint: Standpoint = begin.isFirstFactorProven ? .afterFirstFactor : .beforeFirstFactor
        self.init(
            begin, subject: subject, target: subject == target || !isEntered ? nil : target, standpoint,
            source: subject == target
                ? begin.acceptedKey?.source ?? FailureSource(remoteHost: begin.remoteHostText)
                : .user(begin.realUID))
    }

    private init(
        _ begin: Begin, subject: Subject, target: Subject? = nil, _ standpoint: Standpoint,
        source: FailureSource
    ) {
        self.target = target
        phase = begin.phase
        service = begin.service
        conversation = begin.conversation
        token = begin.token
        self.subject = subject
        self.standpoint = standpoint
        isInvokedByRoot =
            standpoint != .ownAccount && begin.realUID.isRoot && begin.service.isRunByPeople
        remoteHost = begin.remoteHostText
        self.source = source
        visitor = Visitor(begin)
        acting = begin.acting
        place = ProcessPlace(begin)
        process = begin.process
        parent = begin.ancestors.first ?? ProcessIdentity(pid: 0, startTime: 0)
        isFromSSHD = begin.isFromSSHD
        isSilent = begin.flags.contains(.silent)
        let isErrand = standpoint != .ownAccount && !begin.realUID.isRoot
        errand = isErrand ? Errand(uid: begin.realUID, service: begin.service) : nil
    }
}

extension Begin {
    /// su asks for the person who runs it, and so does sudo, which may have another's password checked (`rootpw`, `targetpw`,
    /// `runaspw` of sudoers) and then calls that one PAM_USER; everything else asks for PAM_USER.
    fileprivate var isSwitchingUser: Bool { ["sudo", "su"].contains(service.family) }

    /// Before the account phase: the line in the stack says so, or sshd named the method that it accepted.
    ///
    /// Every other phase comes after a first factor, or judges locks alone.
    fileprivate var isFirstFactorProven: Bool {
        guard phase == .auth else { return true }
        if flags.contains(.afterFirstFactor) { return true }
        guard isFromSSHD else { return false }
        return authInfo.contains { line in
            let method = line.prefix { $0 != UInt8(ascii: " ") }
            return ["publickey", "password", "hostbased", "gssapi-with-mic"].contains {
                Array($0.utf8)[...] == method
            }
        }
    }

    var authInfo: [ArraySlice<UInt8>] {
        (sshAuthInfo ?? []).split(separator: UInt8(ascii: "\n"))
    }

    /// sshd is known by its facts: effective uid 0, real uid 0 and PAM_TTY "ssh" in the auth phase.
    var isFromSSHD: Bool {
        phase == .auth && effectiveUID.isRoot && realUID.isRoot && tty == Array("ssh".utf8)
    }

    var remoteHostText: String? {
        remoteHost.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension LoginRequest.Subject {
    package init(_ answer: NameServiceAnswer) {
        self =
            switch answer {
            case .failed: .nameServiceFailed
            case .noSuchUser: .noSuchUser
            case .found(let name, let uid, let gids): .known(name: name, uid: uid, gids: gids)
            }
    }
}
