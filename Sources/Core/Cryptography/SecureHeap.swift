internal import CLibcrypto
internal import Synchronization

/// The part of libcrypto's memory that holds every ``Secret`` of this process.
package enum SecureHeap {
    private static let reservation = Mutex<Reservation?>(nil)

    /// Smallest block handed out, in bytes; most secrets have 20 to 64.
    private static let smallestBlock = 32

    /// Bytes in use now, in whole blocks; 0 where nothing was reserved.
    package static var used: Int {
        // OpenSSL 3.0 crashes when it is asked about a heap that was never made.
        CRYPTO_secure_malloc_initialized() == 1 ? CRYPTO_secure_used() : 0
    }

    /// Reserves the heap, once and before the first secret.
    ///
    /// Later calls change nothing and return what the first did. `bytes` is rounded up to a power of two, at
    /// least 4,096. RLIMIT_MEMLOCK bounds what can be locked.
    package static func reserve(bytes: Int) -> Reservation {
        reservation.withLock { known in
            if let known { return known }
            let made = make(bytes: powerOfTwo(notBelow: bytes))
            known = made
            return made
        }
    }

    private static func make(bytes: Int) -> Reservation {
        switch CRYPTO_secure_malloc_init(bytes, smallestBlock) {
        case 1: .locked
        case 2: .unlocked
        default: .unavailable
        }
    }

    private static func powerOfTwo(notBelow bytes: Int) -> Int {
        let least = min(max(4096, bytes), 1 << 40)
        return 1 << (Int.bitWidth - (least - 1).leadingZeroBitCount)
    }
}

extension SecureHeap {
    /// What the machine granted.
    package enum Reservation: Hashable, Sendable {
        /// Never swapped, never in a core dump.
        case locked
        /// Reserved, but the kernel refused to lock it or to fence it.
        case unlocked
        /// No heap: secrets live in ordinary memory, and are wiped all the same.
        case unavailable
    }
}
