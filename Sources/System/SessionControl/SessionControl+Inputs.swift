package import Identity
import Platform
package import Wire

extension SessionControl {
    /// When each of some sessions last had input, in their order.
    package func inputs(of leaders: [ProcessIdentity]) -> [SessionInputAnswer] {
        guard let table = try? ProcessTable.read() else { return leaders.map { _ in .unavailable } }
        let found = leaders.map { FoundSession($0, in: table) }
        let ages = try? ConnectionAges.read(found.flatMap(\.sockets))
        return found.map { $0.answer(ages) }
    }
}

/// What was found of one session, save how old its connections are.
private enum FoundSession {
    case gone, unavailable
    case atTerminals(SessionInput)
    /// The sockets of its leader, by inode.
    case connected([UInt64])

    init(_ leader: ProcessIdentity, in table: ProcessTable) {
        // A leader without a start time would be anybody.
        guard leader.startTime > 0 else {
            self = .unavailable
            return
        }
        guard let tree = SessionTree(below: leader, in: table) else {
            self = .gone
            return
        }
        let terminals = SessionTerminal.all(of: tree).compactMap { terminal in
            terminal.input(of: tree).map { (name: terminal.name, input: $0) }
        }
        self = terminals.isEmpty ? Self.connection(of: leader) : Self.input(terminals)
    }

    var sockets: [UInt64] {
        if case .connected(let sockets) = self { sockets } else { [] }
    }

    func answer(_ ages: [UInt64: Int64]?) -> SessionInputAnswer {
        switch self {
        case .gone: return .gone
        case .unavailable: return .unavailable
        case .atTerminals(let input): return .found(input)
        case .connected(let sockets):
            guard let ages else { return .unavailable }
            let age = sockets.compactMap { ages[$0] }.min()
            return SessionInput(terminal: nil, last: age.map { .connection(age: $0) })
                .map { .found($0) } ?? .unavailable
        }
    }

    private static func input(_ terminals: [(name: String, input: TerminalInput)]) -> Self {
        let newest = TerminalInput.newest(terminals.map(\.input.read), now: WallClock.milliseconds() / 1_000)
        let waiting = terminals.reduce(0 as Int64) { $0 + Int64($1.input.unread) }
        let unread = min(UInt32(clamping: waiting), SessionInput.mostUnread)
        return SessionInput(terminal: terminals.first?.name, last: .terminal(stamp: newest, unread: unread))
            .map { .atTerminals($0) } ?? .unavailable
    }

    private static func connection(of leader: ProcessIdentity) -> Self {
        do throws(PlatformError) {
            guard let folder = try ProcessFolder.open(leader) else { return .gone }
            return .connected(try folder.sockets())
        } catch {
            return .unavailable
        }
    }
}
