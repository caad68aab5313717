import Identity
import Testing

@testable import Platform

@Suite struct `What proc says of a process` {
    private static let rest = " S 41 1 1 0 -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0 1234 13 14 15\n"

    @Test(arguments: ["sh", "", ") S 7 (", "a b", "two\nlines", "((", "))))", "\u{FF}"])
    func `its parent and start stand behind its name, whatever that is`(name: String) {
        let stat = Array("40 (\(name))\(Self.rest)".utf8)
        #expect(ProcessStatus(stat: stat) == ProcessStatus(parent: 41, startTime: 1_234))
    }

    @Test(arguments: [
        "", "40", "40 (sh)", "40 (sh) S 41", "40 (sh) S x" + rest.dropFirst(5),
        "40 (sh) S -1" + rest.dropFirst(5),
        "40 sh" + rest, "40 (sh) S 41 1 1 0 -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0",
        "40 (sh) S 41 1 1 0 -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0 -5 13",
    ])
    func `and are nothing else`(stat: String) {
        #expect(ProcessStatus(stat: Array(stat.utf8)) == nil)
    }

    @Test(
        arguments: [
            ("Name:\tsh\nUmask:\t0022\nUid:\t1000\t0\t0\t0\nGid:\t1\t2\t3\t4\n", 1_000),
            ("Uid:\t0\t1\t2\t3\n", 0),
            ("Uid:\t4294967295\n", .max), ("Name:\tUid:\t7\nUid:\t8\t9\n", 8), ("Uid:\t-1\t0\n", nil),
            ("Uid:\n", nil),
            ("Gid:\t5\n", nil), ("", nil),
        ] as [(String, UInt32?)])
    func `its owner is the real uid`(status: String, uid: UInt32?) {
        #expect(ProcessText.owner(status: Array(status.utf8))?.rawValue == uid)
    }

    @Test(
        arguments: [
            ("3", .some(3)), ("7\n", .some(7)), ("0", .some(0)), ("4294967294", .some(4_294_967_294)),
            ("4294967295", .some(nil)), ("4294967296", nil), ("-1", nil), ("", nil), ("x", nil),
        ] as [(String, UInt32??)])
    func `its audit session is a number, or none`(text: String, session: UInt32??) {
        #expect(ProcessText.auditSession(sessionID: Array(text.utf8)) == session)
    }

    @Test(
        arguments: [
            ("0::/user.slice/session-1.scope\n", "/user.slice/session-1.scope"),
            ("5:cpu:/x\n1:name=systemd:/legacy\n", "/legacy"),
            ("1:name=systemd:/legacy\n0::/unified\n", "/unified"), ("4:memory:/x:y\n0::/a:b\n", "/a:b"),
            ("3:name=other:/x\n2:cpu,cpuacct:/y\n", nil), ("0::\n", nil), ("0::relative\n", nil), ("", nil),
            ("0::/" + String(repeating: "x", count: 511), "/" + String(repeating: "x", count: 511)),
            ("0::/" + String(repeating: "x", count: 512), nil),
        ] as [(String, String?)])
    func `its control group is that of logind's hierarchy`(text: String, path: String?) {
        #expect(ProcessText.controlGroup(cgroup: Array(text.utf8)) == path)
    }

    @Test func `its control group is none that is no text`() {
        #expect(ProcessText.controlGroup(cgroup: Array("0::/".utf8) + [0xFF, 0x0A]) == nil)
    }
}
