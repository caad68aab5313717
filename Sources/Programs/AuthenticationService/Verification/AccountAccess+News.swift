import Account
import Conversation
import Messages

/// What the owner hears of a login; to be called once it is answered.
extension AccountAccess {
    /// Tells of a network or an SSH key that the account had not seen when this login began.
    ///
    /// Where no contact is verified nobody is told, and nothing is noted.
    func tellNews() {
        guard let resident, isAfterFirstFactor else { return }
        let now = Moment.now().seconds
        let key = visitor.key == nil ? nil : visitor.keySource
        guard let news = LoginNews(to: knownBefore, network: visitor.network, key: key, at: now),
            resident.record?.account.contacts.verified.isEmpty == false,
            let claimed = resident.record?.account.claim(news, at: now)
        else { return }
        desk.accounts.saveBehind(resident)
        desk.deliveries.tell(Notice(claimed), resident, visit)
    }
}

extension Notice {
    fileprivate init(_ news: LoginNews) {
        self =
            switch news {
            case .network: .loginFromNewNetwork
            case .key: .loginWithNewKey
            case .networkAndKey: .loginWithNewKeyAndNetwork
            }
    }
}
