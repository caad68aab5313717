/// Who is at the other end of a socket, by the kernel's word alone (`SO_PEERCRED`, `SO_PEERGROUPS`).
package struct Peer: Hashable, Sendable {
    package let uid: UserID
    package let gid: GroupID
    package let groups: [GroupID]
    package let pid: Int32

    package init(uid: UserID, gid: GroupID, groups: [GroupID], pid: Int32) {
        self.uid = uid
        self.gid = gid
        self.groups = groups
        self.pid = pid
    }
}
