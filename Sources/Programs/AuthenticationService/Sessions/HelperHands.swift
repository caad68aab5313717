import Identity
import LiveSessions
import NIOCore
import OtherProcesses
import Settings
import Wire

/// What the root helper does about live sessions, on the event loop.
struct HelperHands: SessionHands {
    let helper: RootHelper

    func inputs(of leaders: [ProcessIdentity], _ done: @escaping ([SessionSighting]?) -> Void) {
        helper.inputs(ofSessions: leaders).assumeIsolated().whenSuccess {
            done($0?.map { SessionSighting($0) })
        }
    }

    func write(_ line: String, to session: LiveSession, _ done: @escaping (_ terminals: Int?) -> Void) {
        guard let question = LineQuestion(leader: session.leader, uid: session.uid, line: line) else {
            return done(0)
        }
        helper.writeLine(question).assumeIsolated().whenSuccess { answer in
            switch answer {
            case .written(let terminals): done(terminals)
            case .gone: done(0)
            case .unavailable: done(nil)
            }
        }
    }

    func end(
        _ session: LiveSession, _ leftBehind: LeftBehind, _ done: @escaping (SessionFate) -> Void
    ) {
        let question = EndQuestion(
            leader: session.leader, uid: session.uid, endsRest: leftBehind == .end)
        guard let question else { return done(.refused) }
        helper.endSession(question).assumeIsolated().whenSuccess { done(SessionFate($0)) }
    }
}

extension SessionSighting {
    fileprivate init(_ answer: SessionInputAnswer) {
        switch answer {
        case .gone: self = .gone
        case .unavailable: self = .unknown
        case .found(let found):
            let input: SeenInput? =
                switch found.last {
                case .terminal(let stamp, let unread): .terminal(stamp: stamp, unread: unread)
                case .connection(let age): .connection(age: age)
                case nil: nil
                }
            self = .seen(terminal: found.terminal, input: input)
        }
    }
}

extension SessionFate {
    fileprivate init(_ answer: SessionEndAnswer) {
        switch answer.outcome {
        case .endedByLogind, .endedBySignal:
            self = .ended(leftBehind: answer.survivors.map(\.journalText))
        case .resisted: self = .resisted(leftBehind: answer.survivors.map(\.journalText))
        case .gone: self = .gone
        case .refused: self = .refused
        case .unavailable: self = .unavailable
        }
    }
}

extension SurvivingProcess {
    /// As the journal has it: who lives on is to be told from who was ended after the session.
    fileprivate var journalText: String { "\(pid) \(name)\(isEnded ? " (ended too)" : "")" }
}
