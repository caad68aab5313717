import LiveSessions
import Policy
import Testing

/// When a session is warned and ended; all moments in seconds after it was opened.
@Suite struct `A live session` {
    private let session: LiveSession

    init() throws {
        session = try #require(try SessionFixture.session())
    }

    private func step(_ session: LiveSession, at seconds: Int64, _ idle: Int64?, _ max: Int64?)
        -> SessionStep?
    {
        session.step(
            at: SessionFixture.opened + seconds * 1_000,
            under: SessionLimits(idle: idle, max: max, warning: 300))
    }

    private func end(_ reason: SessionEnd.Reason, _ seconds: Int64) -> SessionEnd {
        SessionEnd(reason: reason, moment: SessionFixture.opened + seconds * 1_000)
    }

    @Test func `lasts, where nothing limits it`() {
        #expect(step(session, at: 1 << 30, nil, nil) == nil)
    }

    @Test func `is warned before its end, once, and then ended`() {
        #expect(step(session, at: 0, 3_600, nil) == .wait(until: SessionFixture.opened + 3_300_000))
        #expect(step(session, at: 3_300, 3_600, nil) == .warn(end(.idle, 3_600)))
        var warned = session
        warned.warning = GivenWarning(
            moment: SessionFixture.opened + 3_300_000, end: end(.idle, 3_600).moment)
        #expect(step(warned, at: 3_301, 3_600, nil) == .wait(until: end(.idle, 3_600).moment))
        #expect(step(warned, at: 3_600, 3_600, nil) == .end(end(.idle, 3_600)))
    }

    @Test func `goes on with a keystroke, and is warned anew`() {
        var typing = session
        typing.warning = GivenWarning(
            moment: SessionFixture.opened + 3_300_000, end: end(.idle, 3_600).moment)
        typing.input = LastInput(moment: SessionFixture.opened + 3_400_000, stamp: 1)
        #expect(step(typing, at: 3_600, 3_600, nil) == .wait(until: SessionFixture.opened + 6_700_000))
        #expect(step(typing, at: 6_700, 3_600, nil) == .warn(end(.idle, 7_000)))
    }

    /// How long ago a connection brought something is asked again, and answered a little later.
    @Test func `is not warned anew for input that only seems a little later`() {
        var quiet = session
        quiet.warning = GivenWarning(
            moment: SessionFixture.opened + 3_300_000, end: end(.idle, 3_600).moment)
        quiet.input = LastInput(moment: SessionFixture.opened + 1_000, stamp: nil)
        #expect(step(quiet, at: 3_600, 3_600, nil) == .end(end(.idle, 3_600)))
        quiet.input = LastInput(moment: SessionFixture.opened + 1_001, stamp: nil)
        #expect(step(quiet, at: 3_600, 3_600, nil) == .warn(end(.idle, 3_660)))
    }

    @Test func `ends by its proof, however much is typed`() {
        var typing = session
        typing.input = LastInput(moment: SessionFixture.opened + 7_000_000, stamp: 1)
        #expect(step(typing, at: 7_000, 3_600, 7_200) == .warn(end(.max, 7_200)))
        typing.proven = SessionFixture.opened + 6_000_000
        #expect(step(typing, at: 7_000, 3_600, 7_200) == .wait(until: SessionFixture.opened + 10_300_000))
    }

    @Test func `counts from its beginning, where nothing was proven`() throws {
        let unproven = try #require(try SessionFixture.session(proven: nil))
        #expect(unproven.end(under: SessionLimits(idle: nil, max: 60, warning: 1)) == end(.max, 60))
    }

    /// The daemon was down when its end came.
    @Test func `that nobody warned gets a minute`() {
        #expect(step(session, at: 9_000, 3_600, nil) == .warn(end(.idle, 9_060)))
        var warned = session
        warned.warning = GivenWarning(
            moment: SessionFixture.opened + 9_000_000, end: end(.idle, 9_060).moment)
        #expect(step(warned, at: 9_059, 3_600, nil) == .wait(until: end(.idle, 9_060).moment))
        #expect(step(warned, at: 9_060, 3_600, nil) == .end(end(.idle, 9_060)))
    }

    @Test func `of a short limit is warned half of it before`() {
        #expect(step(session, at: 0, 10, nil) == .wait(until: SessionFixture.opened + 5_000))
    }

    /// Whatever happens, the next step is never in the past, and what ends was warned.
    @Test func `never ends unwarned, at any moment`() {
        for second in stride(from: 0 as Int64, to: 10_000, by: 7) {
            switch step(session, at: second, 3_600, 7_200) {
            case .wait(let until): #expect(until > SessionFixture.opened + second * 1_000)
            case .warn(let end): #expect(end.moment > SessionFixture.opened + second * 1_000)
            case .end, nil: Issue.record("ended at \(second)")
            }
        }
    }
}
