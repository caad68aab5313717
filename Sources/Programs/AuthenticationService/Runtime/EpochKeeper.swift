import Account
import AccountStore
import Platform

/// Knows since when the knowledge of spent codes has no gap, and begins a new epoch when it gets one.
///
/// Used on the event loop alone.
final class EpochKeeper {
    /// A wall clock that moved against the boot clock by more than this was set; one time step.
    static let jumpMilliseconds: Int64 = 30_000

    private(set) var header: RuntimeHeader
    /// Whether the table was of this boot, so that its entries count.
    let isContinued: Bool
    private let table: EntryTable
    /// Told of each jump of the clock, in milliseconds, forward or back.
    var clockJumped: (Int64) -> Void = { _ in }

    var epoch: Epoch { header.epoch }

    /// Goes on with the epoch of the table, if it is of this boot, or begins one.
    init(table: EntryTable, bootID: [UInt8], now: Moment) throws(AccountStoreError) {
        self.table = table
        if case .existing(let bytes) = table.origin, let known = RuntimeHeader(bytes), known.bootID == bootID
        {
            header = known
            isContinued = true
        } else {
            header = RuntimeHeader(bootID: bootID, epoch: Self.newEpoch(now), clockOffset: now.offset)
            isContinued = false
            // First the entries of the other boot: a kill in between must not make them ours.
            try RuntimeTable.erase(table)
            try table.writeHeader(header.bytes)
        }
    }

    /// The epoch in which something is judged now.
    ///
    /// - Throws: when a new one had to begin and could not be written; then nothing may be judged.
    func epoch(at now: Moment) throws(AccountStoreError) -> Epoch {
        let jump = now.offset - header.clockOffset
        guard abs(jump) > Self.jumpMilliseconds else { return header.epoch }
        try write(RuntimeHeader(bootID: header.bootID, epoch: Self.newEpoch(now), clockOffset: now.offset))
        clockJumped(jump)
        return header.epoch
    }

    /// An administrator says that the clock is right.
    func acceptClock() throws(AccountStoreError) {
        var epoch = header.epoch
        epoch.clockAccepted = true
        try write(RuntimeHeader(bootID: header.bootID, epoch: epoch, clockOffset: header.clockOffset))
    }

    private func write(_ header: RuntimeHeader) throws(AccountStoreError) {
        try table.writeHeader(header.bytes)
        self.header = header
    }

    private static func newEpoch(_ now: Moment) -> Epoch {
        let random = RandomBytes.make(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Epoch(id: Epoch.ID(rawValue: max(1, random)), began: now.seconds)
    }
}
