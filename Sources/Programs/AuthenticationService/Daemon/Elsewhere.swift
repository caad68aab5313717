import NIOCore
import NIOPosix

/// Where the event loop has things done that may wait, and hears back.
struct Elsewhere {
    let eventLoop: any EventLoop
    let thread: NIOThreadPool

    /// Has `work` done on the thread, in order of the calls; `done` is called on the event loop.
    func perform<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result,
        _ done: @escaping (Swift.Result<Result, any Error>) -> Void
    ) {
        thread.runIfActive(eventLoop: eventLoop, work).assumeIsolated().whenComplete(done)
    }

    /// Calls `body` on the event loop after a while.
    @discardableResult
    func after(_ delay: TimeAmount, _ body: @escaping () -> Void) -> Scheduled<Void> {
        eventLoop.assumeIsolated().scheduleTask(in: delay, body)
    }
}
