import Identity

extension JournalText {
    static func trialBegan(_ file: String, _ seconds: Int) -> String {
        "the settings of \(file) are tried out; those before come back in \(seconds) s unless an administrator proves a factor"
    }

    static func trialConfirmed(_ file: String, _ actor: UserID) -> String {
        "the settings of \(file) stay: uid \(actor) proved a factor under them"
    }

    static func trialReverted(_ file: String) -> String {
        "no administrator proved a factor under the settings of \(file) in time: those before are in force again"
    }

    static func trialReplaced(_ file: String) -> String {
        "the settings were read anew, which ended the trial of those of \(file)"
    }

    /// A warning for as long as nobody can tell what the next start would bring.
    static func confirmedFile(_ file: String, _ configured: String) -> String {
        "the settings in force were tried out from \(file) and confirmed; \(configured) counts again from the next reload or start on"
    }

    static func confirmation(_ name: AccountName, _ purpose: String, _ isProven: Bool) -> String {
        "\(name) \(isProven ? "has" : "has not") proven a second factor lately, as was asked for: \(purpose)"
    }
}
