import Glibc
import Platform

/// Without systemd: listens itself, and has a process of its own for each connection.
enum Foreground {
    /// Connections beyond these wait in the socket's queue.
    private static let mostAtOnce = 16
    /// After a failure that would come again at once, such as too many open files.
    private static let pauseMicroseconds: UInt32 = 100_000

    /// Serves until SIGTERM or SIGINT ends the process.
    static func serve(in directory: String) throws(Failure) -> Never {
        do throws(PlatformError) {
            let listeners = try ["helper.sock", "sessions.sock"].map { name throws(PlatformError) in
                try UnixSocket.listen(path: "\(directory)/\(name)", mode: 0o600)
            }
            signal(SIGTERM) { _ in _exit(0) }
            signal(SIGINT) { _ in _exit(0) }
            HelperText.write(HelperText.ready)
            try serve(listeners)
        } catch {
            throw .platform(error)
        }
    }

    private static func serve(_ listeners: [Int32]) throws(PlatformError) -> Never {
        var processes: [ServingProcess] = []
        while true {
            let open = processes.count < mostAtOnce ? listeners : []
            let ready = try Readiness.wait(for: processes.map(\.descriptor) + open)
            for process in processes where ready.contains(process.descriptor) { process.bury() }
            processes.removeAll { ready.contains($0.descriptor) }
            for listener in listeners where ready.contains(listener) && processes.count < mostAtOnce {
                do throws(PlatformError) {
                    processes.append(
                        try ServingProcess(name: HelperText.name, serving: try UnixSocket.accept(listener)))
                } catch {
                    HelperText.write("\(error)")
                    usleep(pauseMicroseconds)
                }
            }
        }
    }
}
