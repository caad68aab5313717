import Account
import Conversation
import Identity
import Messages

/// What one sequence of events has proven so far; kept beside the machine, and without believing it.
struct Facts {
    var events: [Event] = []
    /// The effect carried out last; nil before the beginning.
    var pending: Effect?
    var prior = PriorProof.none
    var account = AccountView.nothing
    /// What is stored could be read, or there is nothing.
    var isFound = false
    var isPasswordRight = false
    /// The process that asks belongs to a login session that its user has opened or proven.
    var session: SessionStanding?
    var accepted: Acceptance?
    /// By what was proven so far.
    var proofs: Set<Means> = []
    /// The channels on which codes were asked for by their words, at the prompt.
    var asked: [OutOfBandChannel] = []
    var sendings = 0
    /// The channels on which a code went out.
    var sent: Set<OutOfBandChannel> = []
    var isKeyProven = false
    var areCodesShown = false
    var areCodesSaved = false
    var saidYes = false
    var committed: AccountChange?
    /// The session that is opened.
    var isNoted = false
    var judged = 0
    var passwords = 0
    /// The person went away while something was written.
    var isLeft = false
    var prompts = 0

    /// Notes an event, where it is one that was waited for.
    mutating func note(_ event: Event) {
        events.append(event)
        if Alphabet.leaving.contains(event) { isLeft = true }
        guard event.fits(pending) else { return }
        switch event {
        case .began(let proof): prior = proof
        case .loaded(.account(let found)): (account, isFound) = (found, true)
        case .loaded(.nothing): isFound = true
        case .passwordChecked(.accepted): isPasswordRight = true
        case .judged(.judged(.accepted(let acceptance))):
            accepted = acceptance
            proofs.insert(acceptance.means)
        case .keyProven(.accepted): isKeyProven = true
        case .sessionFound(let found): session = found
        case .sessionNoted(let noted): isNoted = noted
        case .committed(.done): if case .commit(let change) = pending { committed = change }
        case .answered(let answer): note(answer)
        case .loaded, .passwordChecked, .judged, .delivered, .deliveryRecalled, .keyMade, .keyProven,
            .recoveryCodesMade, .committed, .sessionRenewed,
            .hungUp, .timedOut:
            break
        }
    }

    private mutating func note(_ answer: [UInt8]) {
        guard case .ask(let prompt, telling: _, revealing: _, then: _) = pending else { return }
        switch prompt {
        case .confirmation: saidYes = answer == Array("yes".utf8)
        case .recoveryCodesSaved: areCodesSaved = areCodesShown
        case .verificationCode:
            OutOfBandChannel(word: String(decoding: answer, as: UTF8.self)).map { asked.append($0) }
        default: break
        }
    }

    /// Notes what is to be done next.
    mutating func note(_ effect: Effect) {
        pending = effect
        switch effect {
        case .ask(_, telling: _, revealing: let revelation, then: _):
            prompts += 1
            if revelation == .recoveryCodes { areCodesShown = true }
        case .judge: judged += 1
        case .checkPassword: passwords += 1
        case .send(let channel, provingContact: _):
            sendings += 1
            sent.insert(channel)
        default: break
        }
    }
}
