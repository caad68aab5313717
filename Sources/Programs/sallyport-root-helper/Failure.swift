import Glibc
import Identity
import Platform
import Wire

/// Why a connection gets no answer, or why there is nothing to serve.
enum Failure: Error, Hashable {
    case noConnection
    case noSuchUser(String)
    /// Somebody else's process, from which nothing was read.
    case stranger(UserID)
    case request(WireError)
    /// A request that another process of this program is there for.
    case otherDuty
    case hungUp
    case late
    case platform(PlatformError)

    /// By sysexits.h.
    var status: Int32 {
        switch self {
        case .noConnection: 64
        case .request, .otherDuty, .hungUp: 65
        case .noSuchUser: 67
        case .platform: 69
        case .late: 75
        case .stranger: 77
        }
    }

    /// Says why on standard error, which is the journal under systemd, and ends the process.
    func end() -> Never {
        HelperText.write(HelperText.sentence(self))
        exit(status)
    }
}
