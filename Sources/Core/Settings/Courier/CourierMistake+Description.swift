import Identity

extension CourierMistake {
    /// What is wrong with `subject`, a key and its table.
    func text(of subject: String) -> String {
        switch self {
        case .missingVia, .missingKey, .keyOfOthers, .missingPartner, .noField, .bodyMissing:
            presence(of: subject)
        case .tooMany(let count, let most): "\(subject) has \(count) members, at most \(most) are allowed"
        case .notASCII: "\(subject) must be ASCII"
        case .badFile(let reason): "\(subject) cannot be used: \(reason)"
        case .notAPath(let text): "\(subject) must be an absolute path, not \(text.quoted)"
        case .notASecret: "\(subject) must be an absolute path, or the name of a systemd credential"
        case .badMailbox(let text, let error):
            "\(text.quoted) for \(subject) cannot be the address of a sender: \(error.text)"
        case .badHost(let text): "\(subject) must be a host name or an address, not \(text.quoted)"
        case .needsEncryption: "\(subject) does not go with tls = \"none\""
        case .plainElsewhere(let host):
            "\(subject) cannot be \"none\": \(host.quoted) is not this host, and the mail would travel in plain text"
        case .badURL(let mistake): "\(subject) \(mistake.text)"
        case .badAccount: "\(subject) must be 1 to 64 letters, digits, \".\", \"_\" and \"-\""
        case .badCountry(let text):
            "\(text.quoted) in \(subject) must be the beginning of a number, such as \"+49\""
        case .badHeader: "\(subject) must hold headers such as \"Accept: text/plain\""
        case .headerIsOurs(let name):
            "\(name.quoted) in \(subject) follows from the request and cannot be set"
        case .badStatus(let text):
            "\(text.quoted) in \(subject) must be statuses of HTTP, such as \"202\" or \"200-299\""
        case .unknownField(let word, let meant):
            "\(subject) has {\(word.escaped)}, which nothing is filled in for"
                + (meant.map { "; did you mean {\($0)}?" } ?? "")
        case .fieldNotHere(let field): "\(subject) cannot have \(field.text)"
        case .tokenUnused: "\(subject) is read for nothing: {token} is not in url, headers or body"
        case .bodyWithGET: "\(subject) does not go with method = \"GET\""
        }
    }

    private func presence(of subject: String) -> String {
        switch self {
        case .missingVia(let allowed): "\(subject) is missing; it can be \(SettingsFault.choice(of: allowed))"
        case .missingKey(let via): "\(subject) is missing: via = \(via.quoted) needs it"
        case .keyOfOthers(let via, let others):
            "\(subject) does not go with via = \(via.quoted), but with \(SettingsFault.choice(of: others))"
        case .missingPartner(let key): "\(subject) needs \(key.quoted) as well"
        case .noField(let fields): "\(subject) has \(fields.map(\.text).joined(separator: " or ")) nowhere"
        case .bodyMissing: "\(subject) is missing: only method = \"GET\" goes without"
        default: subject
        }
    }
}

extension MessageTemplate.Field {
    fileprivate var text: String { "{\(rawValue)}" }
}

extension CourierMistake.URLMistake {
    fileprivate var text: String {
        switch self {
        case .form: "must begin with https:// and a host, and be ASCII without spaces"
        case .user: "must not have a user name"
        case .fragment: "must end before \"#\""
        case .query: "must end before \"?\""
        case .field: "cannot have places to fill in"
        case .plainElsewhere: "must begin with https://: http:// is for this host alone"
        }
    }
}
