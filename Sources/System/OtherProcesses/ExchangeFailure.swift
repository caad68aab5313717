/// Why another process gave no answer.
enum ExchangeFailure: Error {
    /// Nobody listens who may be asked, the connection has ended, or what came is no answer.
    case broken
    /// The answer was not there in time.
    case late
}
