import Migration
import Platform
import Systemd
import Wire

/// What is said of an import.
extension Sentences {
    static let mapWithoutContainer = "--map is for --format pskc, and excludes --user"

    static let userWithoutMeaning = "--user is for --format google-authenticator and pskc"

    static let userForFile = "a .google_authenticator file needs --user, since it does not say whose it is"

    /// `FILE:LINE`, or the file alone where no line is to blame.
    static func place(_ file: String, _ line: Int) -> String {
        line == 0 ? file.escapingControls : "\(file.escapingControls):\(line)"
    }

    static func nothingImported(faults: Int) -> String {
        "\(counted(faults, "line")) cannot be understood, and nothing was imported"
            + " (--keep-going imports the rest)"
    }

    static func notAllImported(_ count: Int) -> String {
        "\(counted(count, "authenticator")) \(count == 1 ? "was" : "were") not imported"
    }

    static func interrupted(_ cause: String, after done: Int) -> String {
        "\(cause) (\(done) were done; run the same import again, those stay as they are)"
    }

    static func notRegular(_ path: String) -> String {
        "\(path.escapingControls) is not a regular file (- reads standard input)"
    }

    static func tooLarge(_ path: String, limit: Int) -> String {
        "\(path.escapingControls) is larger than \(size(limit)); nothing was changed"
    }

    static let standardInput = "standard input"

    static func refusal(_ refusal: ImportRefusal) -> String {
        switch refusal {
        case .noSuchUser: outcome(ImportResult(user: "", outcome: .noSuchUser))
        case .unreadable(let errno):
            "\(system(PlatformError(operation: "it cannot be read", errno: errno))); not imported"
        case .notRegular: "it is not a regular file; not imported"
        case .foreignOwner(let uid): "the file belongs to uid \(uid), not to the user; not imported"
        case .writableByOthers(let mode):
            "others than its owner can write to the file (mode \(String(mode, radix: 8))); not imported"
        case .tooLarge(let limit): "the file is larger than \(size(limit)); not imported"
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 1 << 20 ? "\(bytes >> 10) KiB" : "\(bytes >> 20) MiB"
    }

    static let importing = "importing"

    static func progress(_ activity: String, _ done: Int, of all: Int) -> String {
        "\(activity): \(done) of \(all)"
    }

    static func unsupported(_ reason: UnsupportedFactor.Reason) -> String {
        switch reason {
        case .period(let seconds): "a period of \(seconds) s is not built, only 30 and 60; not imported"
        case .pin: "a PIN before the code is not built, and without it less would be asked for; not imported"
        case .algorithm(let name):
            "a key for \(quoted(name)) is not built, only HOTP and TOTP; not imported"
        case .format: "codes that are not plain decimal digits are not built; not imported"
        }
    }

    static func shortSecret(bits: Int) -> String {
        "its secret has \(bits) bits, fewer than the 128 that RFC 4226 demands; enrol it anew when you can"
    }

    static func outcome(_ result: ImportResult) -> String {
        let reason = result.reason.map { ": \($0.escapingControls)" } ?? ""
        return switch result.outcome {
        case .created: "imported"
        case .unchanged: "has this authenticator already"
        case .conflict: "has another authenticator or another's record\(reason); not imported"
        case .noSuchUser: "there is no such user; not imported"
        case .invalid: "the daemon does not accept it\(reason); not imported"
        }
    }

    static func summary(_ summary: ImportSummary) -> [String] {
        let verb = summary.dryRun == true ? "would be imported" : "imported"
        let problems = [
            (summary.conflicts, "in conflict"), (summary.unknownUsers, "without a user"),
            (summary.invalid, "invalid"), (summary.refused, "not trusted"),
            (summary.unsupported, "not built"), (summary.malformed, "not understood"),
        ]
        let parts =
            ["\(summary.created) \(verb)", "\(summary.unchanged) unchanged"]
            + problems.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let codes = summary.emergencyCodes
        let left = codes > 0 ? ["Emergency codes left behind, worth nothing here: \(codes)."] : []
        let keys = summary.unassignedKeys
        let stock = keys > 0 ? ["Keys that the map gives to nobody, left alone: \(keys)."] : []
        return [parts.joined(separator: ", ") + "."] + left + stock
    }
}
