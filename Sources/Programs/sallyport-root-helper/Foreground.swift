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
            let listener = try UnixSocket.listen(path: "\(directory)/helper.sock", mode: 0o600)
            signal(SIGTERM) { _ in _exit(0) }
            signal(SIGINT) { _ in _exit(0) }
            HelperText.write(HelperText.ready)
            try serve(listener)
        } catch {
            throw .platform(error)
        }
    }

    private static func serve(_ listener: Int32) throws(PlatformError) -> Never {
        var processes: [ServingProcess] = []
        while true {
            let open = processes.count < mostAtOnce ? [listener] : []
            let ready = try Readiness.wait(for: processes.map(\.descriptor) + open)
            for process in processes where ready.contains(process.descriptor) { process.bury() }
            processes.removeAll { ready.contains($0.descriptor) }
            guard ready.contains(listener) else { continue }
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
