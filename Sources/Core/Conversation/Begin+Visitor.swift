import Account
import Cryptography
import Identity
import Policy
import Wire

extension Visitor {
    /// From where and with what a module's caller comes, as the module says.
    init(_ begin: Begin) {
        let terminal = begin.terminal
        let key = begin.acceptedKey
        let network = FailureSource(remoteHost: begin.remoteHostText)
        self.init(
            network: network == .local ? nil : network, keySource: key?.source, key: key?.key,
            terminal: terminal, hasTerminal: terminal == "ssh" ? nil : terminal != nil)
    }
}

extension ProcessPlace {
    init(_ begin: Begin) {
        self.init(
            process: begin.process, ancestors: begin.ancestors, auditSession: begin.auditSession,
            controlGroup: begin.controlGroup.map { String(decoding: $0, as: UTF8.self) })
    }
}

extension Begin {
    /// The key that sshd accepted as the first factor: its thief and its owner have a budget of their own.
    var acceptedKey: AcceptedKey? {
        let publickey = Array("publickey ".utf8)
        guard isFromSSHD, let line = authInfo.first(where: { $0.starts(with: publickey) }) else { return nil }
        return AcceptedKey(line.dropFirst(publickey.count))
    }

    /// Sudo says whom it acts as on its command line alone.
    var acting: Target {
        switch service.family {
        case "su":
            if case .found(let name, _, _) = userEntry { .account(name) } else { .unknown }
        case "sudo" where !realUID.isRoot: commandLine.map { Target(SudoCommandLine($0).target) } ?? .unknown
        default: .subject
        }
    }

    /// PAM_TTY without `/dev/`.
    fileprivate var terminal: String? {
        guard let tty, !tty.isEmpty else { return nil }
        let text = String(decoding: tty, as: UTF8.self)
        return text.hasPrefix("/dev/") ? String(text.dropFirst(5)) : text
    }
}

/// A key of an `SSH_AUTH_INFO_0`.
struct AcceptedKey {
    /// By which failures are counted.
    let source: FailureSource
    /// Nil for one that cannot be read.
    let key: SSHKey?

    /// Reads `ssh-ed25519 AAAA…`; nil for a certificate, which is issued anew again and again for one key: its network is
    /// the better name.
    init?(_ line: ArraySlice<UInt8>) {
        let words = line.split(separator: UInt8(ascii: " "))
        let kind = words.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard !kind.contains("-cert-") else { return nil }
        let blob = words.count > 1 ? Base64.bytes(of: words[1]) : nil
        let digest = Digest.sha256(blob ?? Array(line))
        source = .key(Array(digest.prefix(FailureSource.keyLength)))
        let isReadable = blob != nil && Self.isKind(kind)
        key = isReadable ? KeyFingerprint(bytes: digest).map { SSHKey(kind: kind, fingerprint: $0) } : nil
    }

    private static func isKind(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.isGraphicASCII
    }
}

extension Target {
    fileprivate init(_ target: SudoTarget) {
        self =
            switch target {
            case .named(let name): .account(name)
            case .usual: .usual
            case .unknown: .unknown
            }
    }
}
