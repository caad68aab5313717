package import Identity

/// What a person is told while a second factor is set up.
package enum EnrolmentMessage: Hashable, Sendable {
    /// Why it happens now.
    case needed
    /// It will be needed from that day on, in so many days.
    case announced(from: CalendarDay, days: Int, opens: Opening)
    /// The key as text: whose it is, the key in Base32, and whether the codes are counted instead of timed.
    case key(account: String, key: String, isCounted: Bool)
    case instructions
    /// Drawn, in UTF-8.
    case qrCode(String)
    case keyURI(String)
    /// The key URI is too long to be drawn.
    case noQRCode
    case help
    /// The key is in the person's app already.
    case helpWithOwnKey
    case malformedCode(digits: Int)
    case wrongCode
    case clockDiffers(seconds: Int64)
    case recoveryCodes([String])
    /// Another login has set one up meanwhile.
    case taken
    case givenUp
    case done

    /// Who can set it up before that day.
    package enum Opening: Hashable, Sendable {
        case person
        case pass
        case administrator
    }

    var isError: Bool {
        switch self {
        case .malformedCode, .wrongCode, .clockDiffers, .taken, .noQRCode, .givenUp: true
        case .needed, .announced, .key, .instructions, .qrCode, .keyURI, .help, .helpWithOwnKey,
            .recoveryCodes, .done:
            false
        }
    }

    var text: String {
        switch self {
        case .needed:
            "This login needs a second factor. Set it up now, with an authenticator app on your phone:"
        case .announced(let day, let days, let opening): Self.announcement(day, days, opening)
        case .key(let account, let key, let isCounted):
            "  account  \(account)\n  key      \(Self.inFours(key))\n  codes    \(isCounted ? "counter" : "time") based"
        case .instructions:
            "Add this key to the app, then type the code that the app shows. Enter shows a QR code to scan\n"
                + "(your terminal must show UTF-8), l the same for a light terminal, u the key as a URI, q gives up."
        // On a line of its own: OpenSSH puts the user's name before the first one.
        case .qrCode(let drawing): "Scan this with the app:\n\(drawing)"
        case .keyURI(let uri): "The key as a URI:\n\(uri)"
        case .noQRCode: "The key is too long for a QR code. Type it into the app, or use the URI (u)."
        case .help:
            "In your authenticator app, add an account: scan the QR code (Enter, or l on a light terminal) or type the\n"
                + "key. The app then shows a code that changes; type it here. It is not set up before a right code\n"
                + "was typed. u shows the key as a URI for other programs, q gives up."
        case .helpWithOwnKey:
            "Type the code that your app shows for this key. Nothing is taken over before a right one was typed; an\n"
                + "empty answer ends this."
        case .malformedCode(let digits): "That is not a code. The app shows \(digits) digits."
        case .wrongCode: "That code is not the one for this key. Wait for the next one, and check the key."
        case .clockDiffers(let seconds):
            "The key is right, but the clock of your device and the clock of this host differ by about "
                + "\(Message.duration(abs(seconds))). Set your device to network time, and type the next code."
        case .recoveryCodes(let codes):
            "That code is right. These recovery codes let you in without your device, each of them once.\n"
                + "Write them down now, with their numbers; they are not shown again:\n"
                + Self.aligned(codes)
        case .taken: "Meanwhile this account was changed elsewhere, and nothing was set up here. Try again."
        case .givenUp: "No second factor was set up."
        case .done: "Your second factor is set up."
        }
    }

    private static func announcement(_ day: CalendarDay, _ days: Int, _ opening: Opening) -> String {
        let left = days == 1 ? "tomorrow" : "in \(days) days"
        let way =
            switch opening {
            case .person: "You can set it up now, with an authenticator app on your phone."
            case .pass: "Ask an administrator for a pass to set it up (sallyport user pass)."
            case .administrator: "An administrator can set it up for you (sallyport user enrol)."
            }
        return "From \(day) on, \(left), this login needs a second factor. \(way)"
    }

    /// One below the other: the tenth has a number of two digits.
    private static func aligned(_ codes: [String]) -> String {
        let longest = codes.map(\.count).max() ?? 0
        return codes.map { String(repeating: " ", count: 2 + longest - $0.count) + $0 }.joined(
            separator: "\n")
    }

    /// "JBSW Y3DP …": nobody types 32 letters without losing their place.
    private static func inFours(_ key: String) -> String {
        stride(from: 0, to: key.count, by: 4).map { start in
            String(key.dropFirst(start).prefix(4))
        }.joined(separator: " ")
    }
}
