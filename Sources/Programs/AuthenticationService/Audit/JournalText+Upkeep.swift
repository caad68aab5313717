import Account
import Identity

extension JournalText {
    static func becameDormant(_ uid: UserID, _ name: AccountName, since day: CalendarDay) -> String {
        "\(name) (uid \(uid)) is dormant since \(day): only an administrator's pass lets it in"
    }

    static func missing(_ uid: UserID, _ name: AccountName, closes day: CalendarDay) -> String {
        "the name service knows no \(name) (uid \(uid)); unless it does again, the record is closed on \(day)"
    }

    static func foundAgain(_ uid: UserID, _ name: AccountName) -> String {
        "the name service knows \(name) (uid \(uid)) again"
    }

    static func noSuchAccount(since day: CalendarDay) -> String { "no such account since \(day)" }

    static func vanished(_ uid: UserID, _ name: AccountName, _ reason: String) -> String {
        "\(name) (uid \(uid)) was offboarded: \(reason)"
    }

    static func rollCallDoubted(_ doubt: RollCall.Doubt) -> String {
        "the name service is not believed, and no account is taken for gone: \(text(doubt))"
    }

    private static func text(_ doubt: RollCall.Doubt) -> String {
        switch doubt {
        case .silent: "it does not answer"
        case .manyAtOnce(let count): "it has lost \(count) accounts at once"
        case .nobodyElsewhere: "it knows nobody but who is in the files of this host"
        case .fickle: "it does not know any more whom it has just known"
        }
    }
}
