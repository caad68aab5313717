import Foundation
import Glibc
import Platform
import Testing

@Suite struct `Clocks, boot and chance` {
    @Test func `the clocks run forward and are not each other`() {
        let wall = WallClock.milliseconds()
        let boot = BootClock.milliseconds()
        #expect(wall > 1_700_000_000_000)
        #expect(boot > 0 && boot < wall)
        usleep(2_000)
        #expect(BootClock.milliseconds() > boot)
    }

    @Test func `one boot has one identity`() throws {
        let identity = try BootIdentity.read()
        #expect(identity.count == BootIdentity.length)
        #expect(try BootIdentity.read() == identity)
        #expect(identity != [UInt8](repeating: 0, count: 16))
    }

    @Test(arguments: [0, 1, 16, 1000])
    func `random bytes are as many as asked for, and differ`(count: Int) {
        #expect(RandomBytes.make(count).count == count)
        #expect(count < 16 || RandomBytes.make(count) != RandomBytes.make(count))
    }

    @Test func `the folder of a process is told without links`() async {
        await #expect(processExitsWith: .success) {
            guard FileManager.default.changeCurrentDirectoryPath("/proc/self/root/usr") else { exit(1) }
            guard try ProcessFacts.workingDirectory() == "/usr" else { exit(2) }
        }
    }

    @Test func `a hardened process leaves no core and makes private files`() async {
        await #expect(processExitsWith: .success) {
            try ProcessHardening.apply()
            var core = rlimit(rlim_cur: 1, rlim_max: 1)
            // SAFETY: the call fills `core` and keeps no pointer.
            _ = unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
            guard core.rlim_cur == 0, core.rlim_max == 0 else { exit(1) }
            guard umask(0) == 0o077 else { exit(2) }
            guard try !ProcessHardening.isDumpable() else { exit(3) }
        }
    }
}
