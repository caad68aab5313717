import Glibc
import Platform

/// The three descriptors that every program is started with, and may be started without.
enum StandardDescriptors {
    /// Puts something that can be neither read nor written where one is missing.
    ///
    /// Else the next file or socket would get its number, and an answer would be written there.
    static func fillGaps() {
        for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 {
            guard let filler = try? Descriptor(path: "/", [.nameOnly]).release(), filler == number else {
                exit(ExitReason.tryAgain.rawValue)
            }
        }
    }
}
