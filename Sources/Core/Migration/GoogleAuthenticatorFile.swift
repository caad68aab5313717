package import Identity
import OneTimePassword

/// Reads a `.google_authenticator` file: the secret, options that begin with `" `, and emergency codes.
///
/// Codes that were used shortly before are not taken over: those of the last minute and a half could be
/// used again here.
package enum GoogleAuthenticatorFile {
    package static func read(_ bytes: [UInt8], of user: AccountName) -> MigrationFile {
        do {
            return read(try TextLines.of(bytes), of: user)
        } catch {
            return MigrationFile(faults: [error])
        }
    }

    private static func read(_ lines: [Substring], of user: AccountName) -> MigrationFile {
        var file = MigrationFile()
        let options = Options(lines.dropFirst())
        file.emergencyCodes = options.emergencyCodes
        if let reason = options.obstacle {
            file.unsupported = [UnsupportedFactor(line: 1, user: user, reason: reason)]
            return file
        }
        do {
            file.factors = [try factor(secret: lines.first ?? "", options, user)]
        } catch {
            file.faults = [error]
        }
        return file
    }

    private static func factor(
        secret: Substring, _ options: Options, _ user: AccountName
    ) throws(MigrationFault) -> ImportedFactor {
        do throws(MigrationFault.Reason) {
            guard !secret.isBlank else { throw .empty }
            let secret = try ImportedSecret(base32: String(secret))
            return ImportedFactor(
                line: 1, user: user, secret: secret, parameters: try options.parameters())
        } catch {
            throw MigrationFault(line: 1, reason: error)
        }
    }
}

extension GoogleAuthenticatorFile {
    /// What the lines after the first say.
    private struct Options {
        var isTimeBased = false
        /// Nil: the codes count time.
        var counter: Substring?
        var stepSize: UInt64 = 30
        var emergencyCodes = 0

        init(_ lines: some Sequence<Substring>) {
            for line in lines {
                let words = line.words
                guard words.first == "\"" else {
                    if !words.isEmpty { emergencyCodes += 1 }
                    continue
                }
                switch words.dropFirst().first {
                case "TOTP_AUTH": isTimeBased = true
                case "HOTP_COUNTER": counter = words.dropFirst(2).first ?? ""
                case "STEP_SIZE": stepSize = words.dropFirst(2).first.flatMap { UInt64($0) } ?? 0
                default: break
                }
            }
        }

        var obstacle: UnsupportedFactor.Reason? {
            counter != nil || [30, 60].contains(stepSize) ? nil : .period(seconds: stepSize)
        }

        /// The counter in the file is the next one that is expected.
        func parameters() throws(MigrationFault.Reason) -> ImportedParameters {
            if let counter { return try .hotp(counter: String(counter)) }
            guard isTimeBased else { throw .noKind }
            return .totp(try TOTPParameters(period: String(stepSize)))
        }
    }
}
