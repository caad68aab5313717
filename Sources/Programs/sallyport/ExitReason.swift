/// How the program ends; the numbers are those of `sysexits.h`, save 1.
enum ExitReason: Int32, CaseIterable {
    /// A check found faults.
    case faultsFound = 1
    case usage = 64
    case badData = 65
    case noSuchUser = 67
    case unreachable = 69
    case tryAgain = 75
    case notPermitted = 77
    case configuration = 78
}
