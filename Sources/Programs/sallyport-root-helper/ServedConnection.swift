import Glibc
import Identity
import PasswordCheck
import Platform
import Wire

/// The connection on standard input: who is there, one request, one answer.
struct ServedConnection: ~Copyable {
    /// For everything, in seconds; what PAM's modules wait for included.
    private static let deadline: UInt32 = 30
    /// For each piece of the request, and for the answer.
    private static let patienceMilliseconds: Int64 = 5_000
    /// No refusal is faster, so that its time does not tell an unknown name or a locked account from a wrong password.
    private static let refusalMilliseconds: Int64 = 500

    private let connection = Descriptor(owning: STDIN_FILENO)

    /// Serves a process of `peer`, and reads nothing from any other.
    consuming func serve(_ peer: UserID) throws(Failure) {
        Self.startDeadline()
        try admit(peer)
        var question = try ask()
        defer { question.password.wipe() }
        let start = BootClock.milliseconds()
        let answer = PasswordCheck().answer(question.user, password: question.password)
        if answer == .refused { Self.wait(until: start + Self.refusalMilliseconds) }
        do throws(PlatformError) {
            try connection.writeAll(answer.bytes)
        } catch {
            throw .platform(error)
        }
    }

    private func admit(_ expected: UserID) throws(Failure) {
        let peer: Peer
        do throws(PlatformError) {
            peer = try PeerCredentials.read(connection.number)
            try connection.setTimeout(milliseconds: Self.patienceMilliseconds)
        } catch {
            throw error.errno == ENOTSOCK ? .noConnection : .platform(error)
        }
        guard peer.uid == expected else { throw .stranger(peer.uid) }
    }

    /// Reads the request; the only bytes of it that stay are in the question.
    private func ask() throws(Failure) -> PasswordQuestion {
        var received: [UInt8] = []
        received.reserveCapacity(PasswordQuestion.longestFrame)
        defer { received.wipe() }
        while true {
            var piece = try read(PasswordQuestion.longestFrame - received.count)
            defer { piece.wipe() }
            received += piece
            do throws(WireError) {
                if let question = try PasswordQuestion.read(received) { return question }
            } catch {
                throw .request(error)
            }
        }
    }

    private func read(_ count: Int) throws(Failure) -> [UInt8] {
        let piece: [UInt8]
        do throws(PlatformError) {
            piece = try connection.read(upTo: count)
        } catch {
            throw error.errno == EAGAIN ? .late : .platform(error)
        }
        guard !piece.isEmpty else { throw .hungUp }
        return piece
    }

    private static func startDeadline() {
        signal(SIGALRM) { _ in _exit(Failure.late.status) }
        alarm(deadline)
    }

    private static func wait(until moment: Int64) {
        let rest = moment - BootClock.milliseconds()
        if rest > 0 { usleep(UInt32(clamping: min(rest, refusalMilliseconds) * 1_000)) }
    }
}
