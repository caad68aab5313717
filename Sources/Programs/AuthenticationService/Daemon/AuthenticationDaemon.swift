import AccountStore
import Identity
import Logging
import NIOCore
import NIOPosix
import Platform
import ServiceLifecycle
import SocketServer
import Systemd
import Wire

/// The daemon once all that it needs is there: serves both sockets until it is told to stop.
package struct AuthenticationDaemon: Service {
    private let options: DaemonOptions
    private let threads: Threads
    private let sockets: Sockets
    private let writer: JournalWriter
    private let notifier = Notifier()
    private let desk: NIOLoopBound<Desk>

    /// Opens keys, records, settings and sockets.
    ///
    /// - Throws: ``StartFailure``, after which nothing is changed.
    package static func prepare(_ options: DaemonOptions) throws -> Self {
        let received = try Start.receiveSockets()
        let stores = try Stores.open(options, credentials: Credentials.directory)
        let edition = try Start.readSettings(options.configuration)
        let writer = try Start.journal()
        let threads = Threads.start()
        let sockets = try Sockets.open(received, runtimeDirectory: options.runtimeDirectory)
        let eventLoop = threads.eventLoop
        let desk = try eventLoop.submit {
            let audit = AuditTrail(writer: writer)
            return NIOLoopBound(
                try Desk(stores, options, edition, threads, audit, sockets),
                eventLoop: eventLoop)
        }.wait()
        return Self(options: options, threads: threads, sockets: sockets, writer: writer, desk: desk)
    }

    package func run() async throws {
        let listeners = try await listen()
        announce()
        try? await gracefulShutdown()
        notifier.stopping()
        for listener in listeners { try await listener.close().get() }
        try await flush()
    }

    /// Ends the threads and the audit trail, once nothing runs any more.
    func finish() throws {
        try threads.stop()
        writer.submit(JournalRecord(.stopped, message: JournalText.stopped))
        _ = writer.finish(within: 2)
    }

    var eventLoop: any EventLoop { threads.eventLoop }

    /// Reads the settings anew; broken ones change nothing and are named in the journal.
    package func reload() async {
        notifier.reloading()
        let file = options.configuration
        let read = try? await threads.names.runIfActive { Result { try Edition.read(file) } }
        let result = read ?? .failure(CancellationError())
        try? await threads.eventLoop.submit { [desk] in desk.value.adopt(result) }.get()
        notifier.ready(status: (try? result.get()) == nil ? JournalText.oldSettings : JournalText.serving)
    }

    /// For the library that runs services, whose own words go to the journal too.
    var logger: Logger {
        Logger(label: "sallyportd") { [writer] label in
            JournalLogHandler(label: label, writer: writer, level: .error)
        }
    }

    private func listen() async throws -> [SocketListener] {
        let eventLoop = threads.eventLoop
        let (sockets, desk) = (sockets, desk)
        let verify = eventLoop.flatSubmit {
            let make: SocketListener.MakeSession<ClientFrame> = { desk.value.makeLoginSession($0) }
            return SocketListener.start(
                on: eventLoop, descriptor: sockets.verify, framing: VerifyFraming(),
                makeSession: NIOLoopBound(make, eventLoop: eventLoop))
        }
        let control = eventLoop.flatSubmit {
            let make: SocketListener.MakeSession<[UInt8]> = { desk.value.makeControlSession($0) }
            return SocketListener.start(
                on: eventLoop, descriptor: sockets.control, framing: VarlinkFraming(),
                makeSession: NIOLoopBound(make, eventLoop: eventLoop))
        }
        return [try await verify.get(), try await control.get()]
    }

    private func announce() {
        writer.submit(JournalRecord(.started, message: JournalText.started))
        threads.eventLoop.execute { [desk] in desk.value.announce() }
        notifier.ready(status: JournalText.serving)
        if !Notifier.isSupervised { StandardError.write(line: "sallyportd: \(JournalText.started)") }
    }

    private func flush() async throws {
        let promise = threads.eventLoop.makePromise(of: Void.self)
        threads.eventLoop.execute { [desk] in desk.value.accounts.flushAll { promise.succeed() } }
        try await promise.futureResult.get()
    }
}
