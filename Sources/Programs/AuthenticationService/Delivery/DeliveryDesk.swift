import Account
import Identity
import Messages
import NIOCore
import OtherProcesses
import Platform
import Wire

/// Hands letters to the courier, counts them over all accounts, and notes what became of each.
///
/// Used on the event loop alone; nothing of a letter is kept.
final class DeliveryDesk {
    /// How long a person is kept waiting, in milliseconds: the module waits 15 s for everything, and gives up then.
    struct Patience {
        /// For the fate of one letter.
        var letter: Int64 = 5_000
        /// For those of one conversation in all.
        var conversation: Int64 = 9_000
    }

    let accounts: AccountTable
    let rules: RuleBook
    let audit: AuditTrail
    let patience: Patience
    private let courier: Courier
    /// What codes count against, over all accounts.
    var budgets = SendingBudgets()

    init(
        accounts: AccountTable, rules: RuleBook, audit: AuditTrail, courier: Courier,
        patience: Patience = Patience()
    ) {
        self.accounts = accounts
        self.rules = rules
        self.audit = audit
        self.courier = courier
        self.patience = patience
    }

    /// A letter that an account remembers.
    struct Errand {
        let resident: Resident
        /// As in ``Account/PastDelivery/number``.
        let number: UInt32
        let purpose: PastDelivery.Purpose
    }

    /// Hands one over; `answered` is called once or twice, as by the courier itself.
    func send(_ delivery: Delivery, _ errand: Errand, _ answered: @escaping (DeliveryAnswer) -> Void) {
        errand.resident.holders += 1
        courier.deliver(delivery) { [self] answer in
            audit.delivery(errand, delivery.destination, answer)
            let fate = PastDelivery.Fate(answer)
            if let fate { note(fate, errand) }
            // Whoever is told may have something to note of the account.
            answered(answer)
            if fate != nil { accounts.release(errand.resident) }
        }
    }

    /// Tries one that no account remembers.
    func send(_ delivery: Delivery, _ answered: @escaping (DeliveryAnswer) -> Void) {
        courier.deliver(delivery, answered: answered)
    }

    /// Remembers what became of one.
    func note(_ fate: PastDelivery.Fate, _ errand: Errand) {
        guard errand.resident.record?.account.conclude(delivery: errand.number, fate) == true else { return }
        accounts.saveBehind(errand.resident)
    }
}

extension PastDelivery.Fate {
    /// Nil for a deferral, which is not the end.
    fileprivate init?(_ answer: DeliveryAnswer) {
        switch (answer.fate, answer.fault) {
        case (.sent, _): self = .sent
        case (.refused, let fault): self = .refused(fault ?? .courier)
        case (.failed, let fault): self = .failed(fault ?? .courier)
        case (.deferred, _): return nil
        }
    }
}
