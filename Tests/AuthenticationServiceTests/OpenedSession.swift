import Identity
import Wire

/// The login session that a person opens through sshd, and a sudo inside it.
struct OpenedSession: Sendable {
    let person: Person
    let standing: Standing

    func begin(_ phase: Phase, token: Token? = nil) throws -> Begin {
        try person.begin(phase, conversation: phase.rawValue, token: token)
            .placed(at: standing.process(70, under: [1]))
    }

    func sudo(
        _ phase: Phase = .auth, conversation: UInt8 = 80, under ancestors: [Int32] = [71, 70, 1]
    ) throws -> Begin {
        var begin = try person.begin(phase, conversation: conversation, service: "sudo")
        begin.realUID = person.uid
        return begin.placed(at: standing.process(72, under: ancestors))
    }
}

extension Begin {
    /// The same from a process that stands there.
    func placed(at place: ProcessPlace) -> Self {
        var begin = self
        begin.process = place.process
        begin.ancestors = place.ancestors
        begin.auditSession = place.auditSession
        begin.controlGroup = place.controlGroup.map { Array($0.utf8) }
        return begin
    }
}
