import Wire

/// The root helper's reader, and the daemon's of its answers, must never trap; what they take is what would be written.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // SAFETY: libFuzzer hands over `count` readable bytes for the length of this call; they are copied.
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    if let question = try? PasswordQuestion.read(bytes) {
        precondition(question.bytes == bytes && count <= PasswordQuestion.longestFrame)
        precondition((1...512).contains(question.password.count) && !question.password.contains(0))
    }
    if let answer = try? PasswordAnswer.read(bytes) {
        precondition(answer.bytes == bytes)
    }
    if let question = try? PlaceQuestion.read(bytes) {
        precondition(question.bytes == bytes && question.pid > 0 && count <= RootHelperVerb.longestFrame)
    }
    if let answer = try? ProcessPlaceAnswer.read(bytes) {
        precondition(answer.bytes == bytes)
    }
    let isRequest = (try? PasswordQuestion.read(bytes)) != nil || (try? PlaceQuestion.read(bytes)) != nil
    precondition(isRequest == false || (try? RootHelperVerb.read(bytes)) != nil)
    return 0
}
