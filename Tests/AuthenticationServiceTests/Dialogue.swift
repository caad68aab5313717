import Account
import Cryptography
import Identity
import OneTimePassword
import Wire

@testable import AuthenticationService

/// One person at a prompt, answer by answer.
struct Dialogue: Sendable {
    let daemon: Daemon
    /// Which one of the callers that the desks hold.
    private let number: Int
    /// What the conversation began with.
    let opening: Screen

    init(_ frame: ClientFrame, with daemon: Daemon, uid: UserID, pid: Int32) async throws {
        self.daemon = daemon
        let number = try await daemon.seat(1, uid: uid, pid: pid)[0]
        self.number = number
        try await daemon.run { try $0.callers[number].send(frame) }
        opening = try await daemon.screen(of: number)
    }

    /// Types something, and reads what comes.
    @discardableResult
    func type(_ answer: [UInt8]) async throws -> Screen {
        try await run { try $0.send(.answer(answer)) }
        return try await screen()
    }

    @discardableResult
    func type(_ answer: String) async throws -> Screen { try await type(Array(answer.utf8)) }

    func screen() async throws -> Screen { try await daemon.screen(of: number) }

    func hangUp() async throws { try await run { $0.hangUp() } }

    /// Does something with this end of the connection, on the event loop.
    func run<Result: Sendable>(_ body: @escaping @Sendable (Caller) throws -> Result) async throws -> Result {
        try await daemon.run { [number] desks in try body(desks.callers[number]) }
    }
}

/// What a person sees after one answer.
struct Screen: Sendable {
    let told: [String]
    /// Nil at the end.
    let prompt: String?
    let isEchoed: Bool
    let verdict: Verdict?
    let token: Token?

    init(_ frames: [ServerFrame]) {
        var (told, asked, ending): ([String], (Bool, String)?, (Verdict, Token?)?) = ([], nil, nil)
        for frame in frames {
            switch frame {
            case .show(_, let text): told.append(text)
            case .ask(let echo, let text): asked = (echo, text)
            case .finish(let verdict, let token): ending = (verdict, token)
            }
        }
        self.told = told
        (isEchoed, prompt) = (asked?.0 ?? false, asked?.1)
        (verdict, token) = (ending?.0, ending?.1)
    }

    var text: String { told.joined(separator: "\n") }

    private func lines(beginningWith start: String) -> [Substring] {
        text.split(separator: "\n").filter { $0.hasPrefix(start) }
    }

    /// The key that is shown to be typed into an app.
    var key: Secret? {
        guard let line = lines(beginningWith: "  key      ").first else { return nil }
        return Base32.decode(line.dropFirst(11).filter { $0 != " " }).flatMap { try? Secret(copying: $0) }
    }

    var account: String? { lines(beginningWith: "  account  ").first.map { String($0.dropFirst(11)) } }

    /// The recovery codes that are shown, as they are typed.
    var recoveryCodes: [String] {
        (1...RecoveryCode.count).flatMap { number in
            lines(beginningWith: number < 10 ? "   \(number)-" : "  \(number)-")
        }.map { String($0.drop { $0 == " " }) }
    }
}

extension Daemon {
    /// Begins a login at its prompt.
    func open(_ begin: Begin, uid: UserID = .root) async throws -> Dialogue {
        try await Dialogue(.begin(begin), with: self, uid: uid, pid: begin.process.pid)
    }

    /// Begins a change that a person makes to their own account.
    func open(_ action: SelfServiceRequest.Action, as person: Person, isDryRun: Bool = false) async throws
        -> Dialogue
    {
        guard let conversation = ConversationID(bytes: [UInt8](repeating: 0x55, count: 16)) else {
            throw IdentityError.empty
        }
        let request = SelfServiceRequest(conversation: conversation, isDryRun: isDryRun, action: action)
        return try await Dialogue(.request(request), with: self, uid: person.uid, pid: 99)
    }

    /// What the daemon said last, once that is all.
    fileprivate func screen(of number: Int) async throws -> Screen {
        try await settle([number])
        return try await run { desks in
            let caller = desks.callers[number]
            let screen = Screen(try caller.answer())
            if !caller.isOpen { caller.hangUp() }
            return screen
        }
    }
}

extension Secret {
    /// What an app shows for this key now, or so many steps later.
    func code(_ stepsLater: Int64 = 0) -> [UInt8] {
        code(counter: UInt64(Moment.now().seconds / 30 + stepsLater))
    }

    /// What a token shows for this key.
    func code(counter: UInt64) -> [UInt8] {
        HOTPCode(secret: self, counter: counter, digits: 6, algorithm: .sha1).bytes
    }

    /// Right at no time around now.
    func wrongCode() -> [UInt8] {
        let right = Set((-60...60).map { code($0) })
        return (0..<200).map { Array("\(100_000 + $0)".utf8) }.first { !right.contains($0) } ?? []
    }

    var bytes: [UInt8] { withBytes { span in span.indices.map { span[$0] } } }
}
