import Foundation
import Glibc
import Identity
import Platform
import Testing
import Wire

@testable import SessionControl

/// With processes of this user's own, who lead what is taken for a session here.
@Suite struct `Control of live sessions` {
    private let control = SessionControl()
    private let user = UserID(rawValue: getuid())

    private func end(
        _ leader: ProcessIdentity, of uid: UserID? = nil, endsRest: Bool = false
    ) throws -> SessionEndAnswer {
        control.end(try #require(EndQuestion(leader: leader, uid: uid ?? user, endsRest: endsRest)))
    }

    private func isHeld(_ process: ProcessIdentity) throws -> Bool {
        if let handle = try ProcessHandle.take(process) { !handle.hasEnded() } else { false }
    }

    private func later(_ process: ProcessIdentity) -> ProcessIdentity {
        ProcessIdentity(pid: process.pid, startTime: process.startTime + 1)
    }

    @Test func `ends a leader and says so`() throws {
        let session = try LiveProcess("exec sleep 600")
        #expect(try end(try #require(try session.identity())) == SessionEndAnswer(.endedBySignal))
        session.wait()
        #expect(!session.isAlive)
    }

    @Test func `signals nobody who started at another time`() throws {
        let session = try LiveProcess("exec sleep 600")
        let leader = try #require(try session.identity())
        #expect(try end(later(leader), endsRest: true) == SessionEndAnswer(.gone))
        #expect(control.inputs(of: [later(leader)]) == [.gone])
        let line = try #require(LineQuestion(leader: later(leader), uid: user, line: "x"))
        #expect(control.write(line) == .gone)
        let untimed = ProcessIdentity(pid: leader.pid, startTime: 0)
        #expect(try end(untimed, endsRest: true) == SessionEndAnswer(.unavailable))
        #expect(control.inputs(of: [untimed]) == [.unavailable])
        usleep(50_000)
        #expect(session.isAlive)
    }

    @Test func `signals nobody who has ended`() throws {
        let session = try LiveProcess("exec sleep 600")
        let leader = try #require(try session.identity())
        kill(session.pid, SIGKILL)
        session.wait()
        #expect(try end(leader) == SessionEndAnswer(.gone))
        #expect(control.inputs(of: [leader]) == [.gone])
    }

    @Test func `never ends this process, nor the first`() throws {
        let own = try #require(try ProcessEntry.read(getpid())).identity
        #expect(try end(own, endsRest: true) == SessionEndAnswer(.unavailable))
        let first = try #require(try ProcessEntry.read(1)).identity
        for uid in [user, .root] {
            let outcome = try end(ProcessIdentity(pid: 1, startTime: max(first.startTime, 1)), of: uid)
                .outcome
            #expect(outcome == .unavailable)
        }
    }

    @Test(.enabled(if: LoginMark.isKnown))
    func `ends a leader where the processes cannot be listed, if the kernel says whose it is`() throws {
        let session = try LiveProcess("echo \(user.rawValue) >/proc/self/loginuid; exec sleep 600")
        let leader = try #require(try session.identity())
        while try ProcessFolder.open(leader)?.loginUser() != user { usleep(1_000) }
        let cases: [(UInt32, SessionEndAnswer.Outcome)] = [
            // Nobody could look for what it leaves behind.
            (1_001, .refused), (user.rawValue, .resisted),
        ]
        for (uid, outcome) in cases {
            let question = EndQuestion(leader: leader, uid: UserID(rawValue: uid), endsRest: true)
            let answer = control.end(try #require(question), processes: "/nowhere")
            #expect(answer == SessionEndAnswer(outcome))
        }
        session.wait()
    }

    @Test func `refuses a leader of somebody else's`() throws {
        let session = try LiveProcess("sleep 600 & wait")
        let child = try session.children(1)[0]
        defer { kill(child.pid, SIGKILL) }
        let leader = try #require(try session.identity())
        #expect(
            try end(leader, of: UserID(rawValue: user.rawValue + 1), endsRest: true)
                == SessionEndAnswer(.refused))
        #expect(session.isAlive)
    }

    @Test func `names what is left behind, and leaves it`() throws {
        let session = try LiveProcess("setsid sleep 600 & wait")
        let left = try session.children(1)[0]
        defer { kill(left.pid, SIGKILL) }
        let answer = try end(try #require(try session.identity()))
        #expect(answer.outcome == .endedBySignal)
        #expect(answer.survivors.map(\.pid) == [left.pid] && answer.survivors.allSatisfy { !$0.isEnded })
        #expect(try ProcessEntry.read(left.pid)?.identity == left)
    }

    @Test(arguments: [
        "setsid sleep 600 & wait",
        "trap '' HUP TERM; setsid sh -c 'while :; do sleep 1; done' & trap - TERM; wait",
    ])
    func `ends what is left behind where that is asked for`(script: String) throws {
        let session = try LiveProcess(script)
        let left = try session.children(1)[0]
        usleep(100_000)
        let answer = try end(try #require(try session.identity()), endsRest: true)
        #expect(answer.outcome == .endedBySignal)
        #expect(answer.survivors.contains { $0.pid == left.pid })
        #expect(answer.survivors.allSatisfy { $0.isEnded })
        let isGone = try !isHeld(left)
        #expect(isGone)
    }

    @Test(arguments: [(0, "resisted"), (8, "ended")])
    func `says whether something resisted that was to be ended`(rounds: Int, fate: String) throws {
        let session = try LiveProcess(
            "trap '' HUP TERM; setsid sh -c 'while :; do sleep 1; done' & trap - TERM; wait")
        let left = try session.children(1)[0]
        defer { kill(left.pid, SIGKILL) }
        usleep(100_000)
        let question = EndQuestion(leader: try #require(try session.identity()), uid: user, endsRest: true)
        // Without any time to kill, so many rounds are all there is.
        let patience = EndingPatience(settling: 50, gentle: 50, killing: 0, rounds: rounds)
        let answer = control.end(try #require(question), patience)
        #expect(answer.outcome == (fate == "resisted" ? .resisted : .endedBySignal))
        #expect(answer.survivors.contains { $0.pid == left.pid && $0.isEnded == (fate == "ended") })
        let isThere = try isHeld(left)
        #expect(isThere == (fate == "resisted"))
    }

    @Test(.enabled(if: LoginMark.isKnown))
    func `spares who opens logins, and says so`() throws {
        let guest = "echo 1001 >/proc/self/loginuid; sleep 600 & wait"
        let master = "setsid sh -c 'sh -c \"\(guest)\" & sleep 600 & wait'"
        let session = try LiveProcess("echo 0 >/proc/self/loginuid; \(master) & setsid sleep 600 & wait")
        let children = try session.children(2)
        let table = try Self.table { table in
            children.flatMap { SessionTree(below: $0, in: table)?.all ?? [] }
        } isDone: {
            $0.count { SessionLogin.of($0.identity)?.user.rawValue == 1_001 } == 2
        }
        defer { for process in table { kill(process.identity.pid, SIGKILL) } }
        let parents = Set(table.map(\.parent))
        let opener = try #require(children.first { parents.contains($0.pid) })
        let answer = try end(try #require(try session.identity()), endsRest: true)
        let other = try #require(children.first { $0 != opener })
        // Who is spared was not to be ended.
        #expect(answer.outcome == .endedBySignal)
        // The sleep below the opener is of the session, and stays with it; the guest's two are none of it.
        #expect(answer.survivors.filter { !$0.isEnded }.count == 2)
        #expect(answer.survivors.contains { $0.pid == opener.pid && !$0.isEnded })
        #expect(answer.survivors.contains { $0.pid == other.pid && $0.isEnded })
        let held = try table.filter { try isHeld($0.identity) }
        #expect(held.count == 4 && table.count == 5)
    }

    /// What was found among all processes, once that is enough.
    private static func table(
        _ find: (ProcessTable) -> [ProcessEntry], isDone: ([ProcessEntry]) -> Bool
    ) throws -> [ProcessEntry] {
        while true {
            let found = find(try ProcessTable.read())
            if isDone(found) { return found }
            usleep(1_000)
        }
    }

    @Test func `ends what is started while it is ended`() throws {
        let mark = "600.\(getpid())"
        defer { for process in Self.processes(mark) { kill(process, SIGKILL) } }
        // One more that outlives its parent, and takes no hint, every few milliseconds.
        let script = "trap '' HUP TERM; while :; do sleep \(mark) & sleep 0.02; done"
        let session = try LiveProcess("setsid sh -c \"\(script)\" & wait")
        while Self.processes(mark).count < 3 { usleep(1_000) }
        let answer = try end(try #require(try session.identity()), endsRest: true)
        #expect(!answer.survivors.isEmpty && answer.survivors.allSatisfy(\.isEnded))
        #expect(Self.processes(mark) == [])
    }

    /// Those with that text at the end of their command line.
    private static func processes(_ mark: String) -> [Int32] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap { Int32($0) }.filter { pid in
            let line = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
            return line.suffix(mark.utf8.count + 1) == Data(mark.utf8) + [0]
        }
    }

    @Test func `kills a leader that does not want to go`() throws {
        let session = try LiveProcess("trap '' TERM; echo; while :; do sleep 1; done")
        usleep(200_000)
        let answer = try end(try #require(try session.identity()), endsRest: true)
        #expect(answer.outcome == .endedBySignal)
        session.wait()
    }

    @Test func `knows how much was typed that nobody has read`() throws {
        let terminal = try TypedTerminal()
        // Who opens a terminal first in a session of processes is controlled by it.
        let session = try LiveProcess("exec setsid -w sh -c 'exec sleep 600 </dev/\(terminal.name)'")
        let leader = try #require(try session.identity())
        defer { for child in (try? session.children(1)) ?? [] { kill(child.pid, SIGKILL) } }
        let before = try input(of: leader) { $0.terminal == terminal.name }
        guard case .terminal(let stamp, unread: 0)? = before.last else {
            Issue.record("something waits that nobody typed")
            return
        }
        terminal.type("make\nhalf")
        let after = try input(of: leader) { $0.last != before.last }
        #expect(after.last == .terminal(stamp: stamp, unread: 5))
        // Who asks has not read it.
        #expect(try input(of: leader) { _ in true }.last == after.last)
    }

    @Test(arguments: [(2_000_000_000_000, SessionInput.latest), (-5, 0)])
    func `knows a terminal whose owner says that it was read at no time there is`(
        seconds: Int, stamp: Int64
    ) throws {
        let terminal = try TypedTerminal()
        terminal.touch(seconds)
        let session = try LiveProcess("exec setsid -w sh -c 'exec sleep 600 </dev/\(terminal.name)'")
        let leader = try #require(try session.identity())
        defer { for child in (try? session.children(1)) ?? [] { kill(child.pid, SIGKILL) } }
        let told = try input(of: leader) { $0.terminal == terminal.name }
        #expect(told.last == .terminal(stamp: stamp, unread: 0))
    }

    @Test(
        .enabled(if: getuid() == 0),
        arguments: [
            // Nobody whom it controls is its owner: there are terminals of that number elsewhere.
            ("sh -c", "exec sleep 600", false),
            ("setpriv --reuid=1001 --clear-groups sh -c", "exec sleep 600", true),
        ])
    func `knows a terminal by its owner`(shell: String, command: String, isKnown: Bool) throws {
        let terminal = try TypedTerminal()
        let session = try LiveProcess(
            "exec setsid -w sh -c 'exec <>/dev/\(terminal.name); \(shell) \"\(command)\"; :'")
        let leader = try #require(try session.identity())
        let below = try Self.table {
            SessionTree(below: leader, in: $0)?.descendants ?? []
        } isDone: {
            $0.contains { $0.name == Array("sleep".utf8) }
        }
        defer { for process in below { kill(process.identity.pid, SIGKILL) } }
        _ = try input(of: leader) { $0.terminal == terminal.name }
        terminal.give(to: 1_001)
        guard case .found(let found) = control.inputs(of: [leader])[0] else {
            Issue.record("nothing was found")
            return
        }
        #expect((found.terminal == terminal.name) == isKnown)
    }

    /// What is said of it, once that is so.
    private func input(
        of leader: ProcessIdentity, _ isAwaited: (SessionInput) -> Bool
    ) throws -> SessionInput {
        while true {
            guard case .found(let input) = control.inputs(of: [leader])[0] else { throw POSIXError(.ESRCH) }
            if isAwaited(input) { return input }
            usleep(1_000)
        }
    }

    @Test func `knows the age of a leader's connection, and that there is none`() throws {
        // Other tests have many descriptors open, and so may a leader: its connection comes after all of them.
        let others = (0..<1_100).map { _ in fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0) }
        defer { for each in others { close(each) } }
        let (client, server) = try Loopback.pair()
        defer { for each in [client, server] { close(each) } }
        let own = try #require(try ProcessEntry.read(getpid())).identity
        let ages = try ConnectionAges.read(try ProcessFolder.open(own)?.sockets() ?? [])
        for end in try [client, server].map(Loopback.inode) {
            #expect(ages[end].map { (0...86_400_000).contains($0) } == true)
        }
        let bare = try LiveProcess("exec sleep 600 0<&- 1>&- 2>&-")
        let leader = try #require(try bare.identity())
        guard case .found(let input) = control.inputs(of: [leader])[0] else {
            Issue.record("nothing was found")
            return
        }
        #expect(input.last == nil || input.terminal != nil)
    }
}

/// Two ends of a TCP connection within this machine.
private enum Loopback {
    static func pair() throws -> (Int32, Int32) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        // SAFETY: the address outlives the calls, which read or fill it within its size and keep no pointer.
        let client = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(listener, generic, size)
                listen(listener, 1)
                unsafe getsockname(listener, generic, &size)
                let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                return unsafe connect(client, generic, size) == 0 ? client : -1
            }
        }
        let server = accept(listener, nil, nil)
        try #require(client >= 0 && server >= 0)
        return (client, server)
    }

    static func inode(of end: Int32) throws -> UInt64 {
        let link = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(end)")
        return try #require(UInt64(link.dropFirst("socket:[".count).dropLast()))
    }
}

/// Whether root can open a login here as the kernel's audit has it, and one in that.
private enum LoginMark {
    static var isKnown: Bool {
        let script = "echo 0 >/proc/self/loginuid && echo 1001 >/proc/self/loginuid"
        return (try? LiveProcess(script)).map { $0.status() == 0 } ?? false
    }
}
