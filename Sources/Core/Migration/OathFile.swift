import Identity
import OneTimePassword

/// Reads pam_oath's users file, `HOTP/T30/6 alice - 3132…`.
///
/// Source: liboath, `usersfile.c`. Behind the secret stand the counter, the last code and when it was used;
/// the counter is that of the last code, where there is one.
package enum OathFile {
    package static func read(_ bytes: [UInt8]) -> MigrationFile {
        do {
            return read(try TextLines.of(bytes))
        } catch {
            return MigrationFile(faults: [error])
        }
    }

    private static func read(_ lines: [Substring]) -> MigrationFile {
        var file = MigrationFile()
        for (position, line) in lines.enumerated() where !line.isBlank && !line.words[0].hasPrefix("#") {
            add(line.words, number: position + 1, to: &file)
        }
        file.refuseRepeatedUsers()
        return file
    }

    private static func add(_ words: [Substring], number: Int, to file: inout MigrationFile) {
        do throws(MigrationFault.Reason) {
            guard words.count >= 4 else { throw .fieldCount(found: words.count, expected: 4) }
            let user = try AccountName(importing: words[1])
            let token = try Token(words[0])
            if let reason = pinObstacle(words[2]) {
                file.unsupported.append(UnsupportedFactor(line: number, user: user, reason: reason))
                return
            }
            let secret = try ImportedSecret(hexadecimal: words[3])
            file.factors.append(
                ImportedFactor(
                    line: number, user: user, secret: secret, parameters: try token.parameters(words)))
        } catch {
            file.faults.append(MigrationFault(line: number, reason: error))
        }
    }

    /// `-` is no PIN, and `+` one that another PAM module asks for.
    private static func pinObstacle(_ field: Substring) -> UnsupportedFactor.Reason? {
        field == "-" || field == "+" ? nil : .pin
    }
}

extension OathFile {
    /// The first field: `HOTP`, `HOTP/E`, `HOTP/T30`, `HOTP/T60`, each with the number of digits or without.
    private struct Token {
        /// Nil: counts uses.
        let period: String?
        let digits: String?

        init(_ text: Substring) throws(MigrationFault.Reason) {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts[0] == "HOTP", parts.count <= 3 else { throw .tokenType(String(text)) }
            switch parts.dropFirst().first {
            case nil, "E": period = nil
            case "T30": period = "30"
            case "T60": period = "60"
            default: throw .tokenType(String(text))
            }
            digits = parts.count == 3 ? String(parts[2]) : nil
        }

        /// For a line that begins with this token.
        func parameters(_ words: [Substring]) throws(MigrationFault.Reason) -> ImportedParameters {
            if let period { return .totp(try TOTPParameters(digits: digits, period: period)) }
            let counter = words.count > 4 ? String(words[4]) : nil
            let read = try ImportedParameters.hotp(digits: digits, counter: counter)
            guard words.count > 5, let last = read.counter else { return read }
            return .hotp(digits: read.digits, algorithm: read.algorithm, counter: last + 1)
        }
    }
}
