import ArgumentParser
import Wire

/// Where a log begins: at a time, or so long ago.
enum LogStart: ExpressibleByArgument, Hashable {
    case time(Timestamp)
    case ago(WaitingTime)

    init?(argument: String) {
        if let time = Timestamp(argument) {
            self = .time(time)
        } else if let length = WaitingTime(argument: argument) {
            self = .ago(length)
        } else {
            return nil
        }
    }

    /// Since 1970.
    func seconds(now: Int64) -> Int64 {
        switch self {
        case .time(let time): time.seconds
        case .ago(let length): now - length.seconds
        }
    }
}
