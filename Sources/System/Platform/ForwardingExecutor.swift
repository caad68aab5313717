/// Runs Swift tasks wherever `perform` has its work done, such as on an event loop.
///
/// The library's own executor keeps a pool of threads, and wakes up every second to look after it.
package final class ForwardingExecutor: TaskExecutor {
    private let perform: @Sendable (@escaping @Sendable () -> Void) -> Void

    /// `perform` runs each piece of work once, later, one after the other.
    package init(_ perform: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void) {
        self.perform = perform
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        perform {
            // SAFETY: every job is run once, here, and the executor lives as long as this closure.
            unsafe job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
