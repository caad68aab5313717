internal import Glibc
package import Identity

extension ProcessPlace {
    /// As many as a login's module names.
    private static let mostAncestors = 8

    /// Where a process stands, and its real uid, as `/proc` has it.
    ///
    /// The folder of a process stays that of this process: once it has ended, nothing can be read there, whoever gets its pid.
    /// An ancestor that ends meanwhile is left out, and so are those above it.
    ///
    /// - Returns: nil for a process that is no more, or did not start at `startTime` where that is given.
    package static func read(
        pid: Int32, startTime: UInt64? = nil
    ) throws(PlatformError) -> (place: ProcessPlace, owner: UserID)? {
        do throws(PlatformError) {
            return try read(ProcessFolder(pid: pid), startTime)
        } catch {
            guard error.errno == ENOENT || error.errno == ESRCH else { throw error }
            return nil
        }
    }

    private static func read(
        _ folder: consuming ProcessFolder, _ startTime: UInt64?
    ) throws(PlatformError) -> (place: ProcessPlace, owner: UserID)? {
        let process = try folder.status()
        guard startTime == nil || startTime == process.startTime else { return nil }
        let (owner, audit) = (try folder.owner(), try folder.auditSession())
        let group = try folder.controlGroup()
        guard try folder.status().startTime == process.startTime else { return nil }
        let place = ProcessPlace(
            process: ProcessIdentity(pid: folder.pid, startTime: process.startTime),
            ancestors: ancestors(of: folder, process), auditSession: audit, controlGroup: group)
        return (place, owner)
    }

    private static func ancestors(
        of process: consuming ProcessFolder, _ status: ProcessStatus
    ) -> [ProcessIdentity] {
        var (ancestors, status): ([ProcessIdentity], _) = ([], status)
        var child = process
        while ancestors.count < mostAncestors, status.parent > 0 {
            guard let parent = try? ProcessFolder(pid: status.parent), let above = try? parent.status(),
                // Still its parent now: so it was no other process that got the pid of one which had ended.
                let again = try? child.status(), again == status
            else { break }
            ancestors.append(ProcessIdentity(pid: parent.pid, startTime: above.startTime))
            child = parent
            status = above
        }
        return ancestors
    }
}
