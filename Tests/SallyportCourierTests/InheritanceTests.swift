import Glibc
import Platform
import Testing

@testable import sallyport_courier

@Suite struct `What the courier inherits` {
    @Test func `is no proxy, and of a service what systemd says to it`() async {
        await #expect(processExitsWith: .success) {
            // SAFETY: the texts are NUL-terminated for the calls, which copy them.
            unsafe setenv("https_proxy", "http://proxy", 1)
            unsafe setenv("NOTIFY_SOCKET", "/run/systemd/notify", 1)
            try Surroundings.forget(
                keeping: ["NOTIFY_SOCKET", "LISTEN_FDS"], keepingDescriptors: true)
            // SAFETY: what getenv returns is only compared.
            let isGone = unsafe getenv("https_proxy") == nil && getenv("PATH") == nil
            let isKept =
                unsafe getenv("NOTIFY_SOCKET").map { unsafe String(cString: $0) } == "/run/systemd/notify"
            exit(isGone && isKept ? 0 : 1)
        }
    }

    @Test func `is no signal that hides the end of a program`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGCHLD, SIG_IGN)
            // SAFETY: the texts are NUL-terminated for the call, which copies them; so no descriptor is closed.
            unsafe setenv("NOTIFY_SOCKET", "/run/systemd/notify", 1)
            try Inheritance.reduce()
            let outcome = try ChildProcess.run(["/bin/true"], input: [], timeoutMilliseconds: 5_000)
            exit(outcome.status == .exited(0) ? 0 : 1)
        }
    }
}
