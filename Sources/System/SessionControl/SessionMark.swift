import Identity
import Platform

/// By what a process is known as one of a session though it descends from its leader no more.
enum SessionMark {
    /// The marks that a leader's session has all to itself.
    ///
    /// What su opens within another session has the marks of that one, which are none of its own.
    static func all(of leader: ProcessEntry, _ user: UserID, isRegistered: Bool) -> Set<SessionName> {
        guard let folder = try? ProcessFolder.open(leader.identity) else { return [] }
        var marks: Set<SessionName> = []
        // Registered with logind as its leader: so the scope is its own.
        if isRegistered, let scope = scope(of: folder) { marks.insert(scope) }
        if let session = audit(of: folder), folder.loginUser() == user, session != parentsAudit(leader) {
            marks.insert(session)
        }
        return marks
    }

    /// Whether a process has one of these marks.
    static func isOn(_ process: ProcessIdentity, _ marks: Set<SessionName>) -> Bool {
        guard !marks.isEmpty, let folder = try? ProcessFolder.open(process) else { return false }
        return [scope(of: folder), audit(of: folder)].contains { $0.map(marks.contains) ?? false }
    }

    /// Whether a process is one of another login's, such as of an sshd that was started within this session.
    static func isOfAnother(_ process: ProcessIdentity, _ marks: Set<SessionName>) -> Bool {
        guard !marks.isEmpty, let folder = try? ProcessFolder.open(process) else { return false }
        return [scope(of: folder), audit(of: folder)].compactMap(\.self).contains { mark in
            !marks.contains(mark) && marks.contains { $0.isAudit == mark.isAudit }
        }
    }

    private static func scope(of folder: borrowing ProcessFolder) -> SessionName? {
        guard let group = try? folder.controlGroup() else { return nil }
        let process = ProcessIdentity(pid: folder.pid, startTime: 0)
        return ProcessPlace(process: process, ancestors: [], auditSession: nil, controlGroup: group).name
    }

    private static func audit(of folder: borrowing ProcessFolder) -> SessionName? {
        guard let session = try? folder.auditSession() else { return nil }
        return .audit(session)
    }

    private static func parentsAudit(_ leader: ProcessEntry) -> SessionName? {
        guard let parent = try? ProcessFolder(pid: leader.parent) else { return nil }
        return audit(of: parent)
    }
}

extension SessionName {
    fileprivate var isAudit: Bool {
        if case .audit = self { true } else { false }
    }
}
