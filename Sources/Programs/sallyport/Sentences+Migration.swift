import Identity
import Migration
import Systemd

/// Why a line of a file to import cannot be understood.
extension Sentences {
    static func sentence(for reason: MigrationFault.Reason) -> String {
        switch reason {
        case .notUTF8: "this is not text (UTF-8)"
        case .longLine(let limit):
            "this line has over \(limit) bytes, and is none that any of these programs wrote"
        case .tooManyLines(let limit): "the file has over \(limit) lines; import it in parts"
        case .empty: "the secret, or the header, is missing"
        case .user(let error): "this cannot be the name of a user: \(fault(error))"
        case .secretIsNotBase32: "the secret is not Base32"
        case .secretIsNotHexadecimal: "the secret is not hexadecimal"
        case .shortSecret(let bits): "the secret has \(bits) bits; at least 80 are needed"
        case .longSecret(let bits): "the secret has \(bits) bits; at most 512 are possible"
        case .algorithm(let text): "algorithm \(quoted(text)) is none of SHA1, SHA256 and SHA512"
        case .digits(let text): "digits \(quoted(text)) is not 6, 7 or 8"
        case .period(let text): "period \(quoted(text)) is not 30 or 60 (seconds)"
        case .name: "the factor's name is over 64 bytes or has control characters"
        case .repeatedUser(let user, let line): "\(user) stands in line \(line) already"
        case .fieldCount(let found, let expected): "this line has \(found) fields instead of \(expected)"
        case .unterminatedQuote: "a quoted field does not end where it should"
        case .missingColumn(let name): "the header has no column \(quoted(name))"
        case .unknownColumn(let name, let known):
            "the header has an unknown column \(quoted(name)); known are \(known.joined(separator: ", "))"
        case .repeatedColumn(let name): "the header has column \(quoted(name)) twice"
        case .noKind: "neither TOTP_AUTH nor HOTP_COUNTER is set, so this file never let anybody in by a code"
        case .tokenType(let text): "\(quoted(text)) is no kind of token that pam_oath knows"
        case .method(let text): "method \(quoted(text)) is neither totp nor hotp"
        case .counter(let text): "counter \(quoted(text)) is no number from 0 to \(Int64.max)"
        case .foreignColumn(let name, let method): "\(name) has no meaning for \(method)"
        case .noHeader: "the header, a line with the names of the columns, is missing"
        case .email(let text, let error):
            "email \(quoted(text)) is no address of a mailbox: \(fault(error))"
        case .phone(let text, let error):
            "phone \(quoted(text)) is no telephone number: \(fault(error))"
        case .verified(let text): "verified \(quoted(text)) is neither yes nor no"
        case .nobodysKey, .encryptedKey, .severalKeys, .unknownSerial, .repeatedSerial:
            containerSentence(for: reason)
        }
    }

    private static func containerSentence(for reason: MigrationFault.Reason) -> String {
        switch reason {
        case .nobodysKey(let serial):
            "key \(quoted(serial)) does not say whose it is (--map names the users of many keys, --user of one)"
        case .encryptedKey(let serial):
            "the secret of key \(quoted(serial)) is encrypted or missing; ask its maker for a container in clear"
                + " text, or decrypt it first"
        case .severalKeys(let count):
            "the container has \(counted(count, "key")), and --user names the user of one"
        case .unknownSerial(let serial): "no key of the container has the serial number \(quoted(serial))"
        case .repeatedSerial(let serial, let line):
            "serial number \(quoted(serial)) stands in line \(line) already"
        default: ""
        }
    }

    static func fault(_ error: IdentityError) -> String {
        switch error {
        case .empty: "it is empty"
        case .tooLong(let bytes): "\(bytes) bytes are too many"
        case .notUTF8: "it is not UTF-8"
        case .forbiddenName: "it stands for a folder"
        case .forbiddenCharacter(let scalar):
            "it has the character U+\(String(scalar, radix: 16, uppercase: true))"
        case .notAMailbox: "it is not of the form name@host, or has characters that a mailbox has not"
        case .notInternational: "it needs + and the number of its country, and 7 to 15 digits in all"
        case .notAnAddress, .prefix: "it is malformed"
        }
    }

    static func quoted(_ text: String) -> String {
        "\"\(text.prefix(80).description.escapingControls)\""
    }
}
