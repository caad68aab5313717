extension ChildProcess {
    package enum Status: Hashable, Sendable, CustomStringConvertible {
        /// 0 to 255.
        case exited(Int32)
        case signalled(Int32)
        case timedOut

        package var description: String {
            switch self {
            case .exited(let status): "exit status \(status)"
            case .signalled(let signal): "signal \(signal)"
            case .timedOut: "timed out"
            }
        }
    }

    /// How it ended, and what it said before.
    package struct Outcome: Hashable, Sendable {
        package let status: Status
        /// At most ``ChildProcess/longestOutput`` bytes, or as many as were asked for.
        package let output: [UInt8]

        package init(status: Status, output: [UInt8]) {
            self.status = status
            self.output = output
        }
    }

    /// Why there is no ``Outcome``.
    package enum RunError: Error, Hashable, Sendable {
        /// Nothing was run.
        case notStarted(PlatformError)
        /// It was run, and may have done all that it does: its end could not be waited for.
        case lost(PlatformError)
    }
}
