import Wire

/// The courier's reader, and the daemon's of its answers, must never trap; what they take means the same when it is written.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // SAFETY: libFuzzer hands over `count` readable bytes for the length of this call; they are copied.
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    if let delivery = try? Delivery.read(bytes) {
        let frame = try? delivery.frame()
        precondition(frame.flatMap { try? Delivery.read($0) } == delivery)
        precondition((1...Delivery.longestLife).contains(delivery.lifeSeconds))
    }
    if let answer = try? DeliveryAnswer.take(from: bytes[...]) {
        let again = try? DeliveryAnswer.take(from: answer.0.frame[...])
        precondition(again?.0 == answer.0 && answer.length <= count)
        precondition(answer.0.fate == .sent || answer.0.fault != nil)
    }
    return 0
}
