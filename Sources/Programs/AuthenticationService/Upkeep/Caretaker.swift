import Account
import AccountStore
import Identity
import NIOCore
import Platform
import Settings

/// Goes over all records once a day: tells people whose accounts are about to be dormant, and closes the records of accounts
/// that are no more.
///
/// It takes a few records at a time through the disk's thread, and one question at a time to the name service, so that no
/// login waits for more than one of them. Used on the event loop alone.
final class Caretaker {
    /// How often, and how much at once.
    struct Pace {
        var first = TimeAmount.minutes(10)
        var between = TimeAmount.hours(24)
        /// After each few records.
        var pause = TimeAmount.milliseconds(20)
        var records = 16
        /// Letters of one round; who gets none is told by the next, there are days for it.
        var letters = 200
    }

    let logins: LoginDesk
    let names: any NameQuestions
    let pace: Pace
    let now: () -> Int64
    let file: RollCallFile
    /// What the last round was not believed for, so that the journal hears it once.
    var doubt: RollCall.Doubt?
    private let sources: @Sendable () -> NameSources
    private(set) var round: UpkeepRound?

    var accounts: AccountTable { logins.accounts }
    var clock: Elsewhere { accounts.disk }

    init(
        logins: LoginDesk, names: any NameQuestions, stateDirectory: String, pace: Pace = Pace(),
        sources: @escaping @Sendable () -> NameSources = { .onThisHost() },
        now: @escaping () -> Int64 = { Moment.now().seconds }
    ) {
        self.logins = logins
        self.names = names
        self.pace = pace
        self.sources = sources
        self.now = now
        file = RollCallFile(stateDirectory: stateDirectory)
    }

    /// Begins a while after the start, and goes on every day.
    func start() { clock.after(pace.first) { self.goOn() } }

    private func goOn() {
        work { self.clock.after(self.pace.between) { self.goOn() } }
    }

    /// Makes one round; none while another is under way, or while nobody knows what day it is.
    func work(_ done: @escaping () -> Void) {
        guard round == nil, !accounts.isClockDoubted else { return done() }
        let (directory, file, sources) = (accounts.storage.directory, file, sources)
        accounts.disk.perform({
            (sources(), RollCallDays(text: try file.read()), try directory.list())
        }) { [self] result in
            guard case .success((let sources, let days, let uids)) = result, round == nil else {
                return done()
            }
            let round = UpkeepRound(sources, days, uids, letters: pace.letters)
            self.round = round
            walk(round) { [self] in
                conclude(round) { [self] in
                    self.round = nil
                    done()
                }
            }
        }
    }

    /// Looks at a few records, and at the rest a little later.
    private func walk(_ round: UpkeepRound, _ done: @escaping () -> Void) {
        guard !round.rest.isEmpty else { return done() }
        let part = Array(round.rest.prefix(pace.records))
        round.rest = round.rest.dropFirst(part.count)
        let (storage, moment, dormantAfter) = (accounts.storage, now(), settings.dormantAfter)
        accounts.disk.perform({
            part.map { Look(storage.find($0), of: $0, at: moment, dormantAfter: dormantAfter) }
        }) { [self] result in
            let looks = (try? result.get()) ?? part.map(Look.unreadable)
            round.silent.formUnion(looks.compactMap(\.unreadable))
            let conditions = looks.compactMap(\.condition)
            for condition in conditions where condition.isDue { warn(condition, round) }
            ask(conditions[...], round) { [self] in
                clock.after(pace.pause) { self.walk(round, done) }
            }
        }
    }

    /// One after the other; none once there is no use in it.
    private func ask(
        _ conditions: ArraySlice<AccountCondition>, _ round: UpkeepRound, _ done: @escaping () -> Void
    ) {
        guard let condition = conditions.first, !round.call.isSilent else { return done() }
        names.existence(of: condition.uid, condition.name) { [self] existence in
            round.note(existence, of: condition)
            ask(conditions.dropFirst(), round, done)
        }
    }
}
