import KeyContainer
import Migration

/// The reader of key containers must never trap, whatever somebody calls one.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // SAFETY: libFuzzer hands over `count` readable bytes for the length of this call; they are copied.
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    guard let keys = try? KeyContainer.keys(in: bytes) else { return 0 }
    precondition(keys.count <= KeyContainer.mostKeys)
    precondition(keys.map(\.number).elementsEqual(1..<(keys.count + 1)))
    precondition(keys.allSatisfy { $0.secret?.isEmpty != true })
    return 0
}
