import Account
import AccountStore
import Identity

@testable import AuthenticationService

extension Daemon {
    /// What the table finds, in a word.
    func look(_ uid: UserID, _ name: AccountName) async throws -> String {
        try await wait { (desks, done: @escaping (String) -> Void) in
            desks.accounts.find(uid, name) { found in
                switch found {
                case .resident(let resident):
                    done(resident.record.map { "\($0.account.factors.count) factors" } ?? "nothing")
                    desks.accounts.release(resident)
                case .otherIdentity(let mismatch): done(JournalText.mismatch(mismatch))
                case .damaged: done("damaged")
                case .unavailable: done("unavailable")
                }
            }
        }
    }

    func look(_ person: Person) async throws -> String { try await look(person.uid, person.name) }

    /// Does something with an account in memory.
    func change(_ person: Person, _ body: @escaping @Sendable (Desks, Resident) -> Void) async throws {
        try await wait { (desks, done: @escaping (Bool) -> Void) in
            desks.accounts.find(person.uid, person.name) { found in
                guard case .resident(let resident) = found else { return done(false) }
                body(desks, resident)
                desks.accounts.release(resident)
                done(true)
            }
        }
    }

    /// What is on disk of an account.
    func stored<Value: Sendable>(
        _ person: Person, _ read: @escaping @Sendable (AccountRecord) -> Value?
    ) async throws -> Value? {
        try await run { desks in
            guard case .opened(let record, _) = desks.accounts.storage.find(person.uid) else { return nil }
            return read(record)
        }
    }

    /// Whose records are on disk.
    func records() async throws -> [UserID] {
        try await run { try $0.accounts.storage.directory.list() }
    }

    /// Saves many changes at once and waits for all.
    func saveOften(_ person: Person, times: Int) async throws -> [Bool] {
        try await wait { (desks, done: @escaping ([Bool]) -> Void) in
            desks.accounts.find(person.uid, person.name) { found in
                guard case .resident(let resident) = found else { return done([]) }
                var written: [Bool] = []
                for time in 1...times {
                    resident.record?.account.lastProof = Int64(time)
                    desks.accounts.save(resident) { isWritten in
                        written.append(isWritten)
                        guard written.count == times else { return }
                        desks.accounts.release(resident)
                        done(written)
                    }
                }
            }
        }
    }
}
