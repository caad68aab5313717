import Glibc
import Identity
import PasswordCheck
import Platform
import SessionControl
import Wire

/// The connection on standard input: who is there, one request, one answer.
struct ServedConnection: ~Copyable {
    /// For everything, in seconds; what PAM's modules wait for included.
    private static let deadline: UInt32 = 30
    /// For each piece of the request, and for the answer.
    private static let patienceMilliseconds: Int64 = 5_000
    /// No refusal is faster, so that its time does not tell an unknown name or a locked account from a wrong password.
    private static let refusalMilliseconds: Int64 = 500

    /// Which requests are answered; any other is none.
    let duty: Duty
    private let connection = Descriptor(owning: STDIN_FILENO)

    init(_ duty: Duty) {
        self.duty = duty
    }

    /// Serves a process of `peer`, and reads nothing from any other.
    consuming func serve(_ peer: UserID) throws(Failure) {
        Self.startDeadline()
        try admit(peer)
        let answer = try answer()
        do throws(PlatformError) {
            try connection.writeAll(answer)
        } catch {
            throw .platform(error)
        }
    }

    private func answer() throws(Failure) -> [UInt8] {
        var request: [UInt8] = []
        request.reserveCapacity(RootHelperVerb.longestFrame)
        defer { request.wipe() }
        switch try receive(&request) {
        case .checkPassword: return try checkPassword(&request).bytes
        case .tellPlace: return try tellPlace(request).bytes
        case .tellInputs, .writeLine, .endSession: return try controlSession(request)
        }
    }

    private func controlSession(_ request: [UInt8]) throws(Failure) -> [UInt8] {
        let answer = try parse { () throws(WireError) in try SessionRequest.answer(request) }
        guard let answer else { throw .hungUp }
        return answer
    }

    /// The only bytes of the request that stay are in the question.
    private func checkPassword(_ request: inout [UInt8]) throws(Failure) -> PasswordAnswer {
        guard var question = try parse({ () throws(WireError) in try PasswordQuestion.read(request) }) else {
            throw .hungUp
        }
        request.wipe()
        defer { question.password.wipe() }
        let start = BootClock.milliseconds()
        let answer = PasswordCheck().answer(question.user, password: question.password)
        if answer == .refused { Self.wait(until: start + Self.refusalMilliseconds) }
        return answer
    }

    private func tellPlace(_ request: [UInt8]) throws(Failure) -> ProcessPlaceAnswer {
        guard let question = try parse({ () throws(WireError) in try PlaceQuestion.read(request) }) else {
            throw .hungUp
        }
        do throws(PlatformError) {
            let found = try ProcessPlace.read(pid: question.pid, startTime: question.startTime)
            return found.map { .found($0.place, of: $0.owner) } ?? .gone
        } catch {
            // Without the path, which has the pid that was sent.
            HelperText.write("\(PlatformError(operation: error.operation, errno: error.errno))")
            return .unavailable
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

    /// Reads up to the end of a request, and tells which it is.
    private func receive(_ request: inout [UInt8]) throws(Failure) -> RootHelperVerb {
        while true {
            var piece = try read(RootHelperVerb.longestFrame - request.count)
            defer { piece.wipe() }
            request += piece
            if let verb = try parse({ () throws(WireError) in try RootHelperVerb.read(request) }) {
                guard duty.includes(verb) else { throw .otherDuty }
                return verb
            }
        }
    }

    private func parse<Value>(_ read: () throws(WireError) -> Value) throws(Failure) -> Value {
        do throws(WireError) {
            return try read()
        } catch {
            throw .request(error)
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
