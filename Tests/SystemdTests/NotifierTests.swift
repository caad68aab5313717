import Glibc
import Systemd
import Testing

/// These set variables of the process, so they run one after another and nothing else here reads them.
@Suite(.serialized) struct `What systemd says and hears` {
    @Test func `a notification has the lines that systemd knows`() throws {
        let systemd = try NotificationSocket()
        Notifier().ready(status: "12 conversations")
        #expect(systemd.received() == "READY=1\nSTATUS=12 conversations")
        Notifier().stopping()
        #expect(systemd.received() == "STOPPING=1")
        Notifier().watchdog()
        #expect(systemd.received() == "WATCHDOG=1")
    }

    @Test func `a reload carries the time at which it began`() throws {
        let systemd = try NotificationSocket()
        Notifier().reloading()
        #expect(systemd.received().wholeMatch(of: #/RELOADING=1\nMONOTONIC_USEC=[1-9][0-9]+/#) != nil)
    }

    @Test func `a status cannot bring in another assignment`() throws {
        let systemd = try NotificationSocket()
        Notifier().status("settings of\nMAINPID=1")
        #expect(systemd.received() == #"STATUS=settings of\u000AMAINPID=1"#)
    }

    @Test func `without systemd nothing happens`() throws {
        // SAFETY: this suite is serialised, and alone touches the environment; so below.
        unsafe unsetenv("NOTIFY_SOCKET")
        Notifier().ready(status: "alone")
        #expect(Watchdog.interval == nil)
        #expect(try ListeningSockets.received().isEmpty)
    }

    @Test(arguments: [("10000000", Duration.seconds(10)), ("0", nil), ("", nil), ("x", nil)])
    func `the watchdog's interval is the one that systemd set`(microseconds: String, interval: Duration?) {
        // SAFETY: as above.
        unsafe setenv("WATCHDOG_USEC", microseconds, 1)
        defer { unsafe unsetenv("WATCHDOG_USEC") }
        #expect(Watchdog.interval == interval)
    }

    @Test(arguments: [("/run/credentials/x", "/run/credentials/x"), ("relative", nil), ("", nil)])
    func `the credentials are in an absolute folder`(value: String, folder: String?) {
        // SAFETY: as above.
        unsafe setenv("CREDENTIALS_DIRECTORY", value, 1)
        defer { unsafe unsetenv("CREDENTIALS_DIRECTORY") }
        #expect(Credentials.directory == folder)
    }
}
