import Wire

/// The daemon's reader must never trap, and what it takes must mean the same when it is written again.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // SAFETY: libFuzzer hands over `count` readable bytes for the length of this call; they are copied.
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    if let taken = try? FrameReader.clientFrame(in: bytes) {
        let again = try? FrameReader.clientFrame(in: taken.frame.bytes)
        precondition(taken.length <= count && again?.frame == taken.frame)
    }
    if let taken = try? FrameReader.serverFrame(in: bytes) {
        let again = try? FrameReader.serverFrame(in: taken.frame.bytes)
        precondition(taken.length <= count && again?.frame == taken.frame)
    }
    return 0
}
