import Identity
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
    fuzzSessions(bytes)
    let isRequest =
        (try? PasswordQuestion.read(bytes)) != nil || (try? PlaceQuestion.read(bytes)) != nil
        || (try? InputsQuestion.read(bytes)) != nil || (try? LineQuestion.read(bytes)) != nil
        || (try? EndQuestion.read(bytes)) != nil
    precondition(isRequest == false || (try? RootHelperVerb.read(bytes)) != nil)
    return 0
}

/// The same of the frames about live sessions.
private func fuzzSessions(_ bytes: [UInt8]) {
    if let question = try? InputsQuestion.read(bytes) {
        precondition(question.bytes == bytes && question.leaders.allSatisfy { $0.pid > 0 })
    }
    if let question = try? LineQuestion.read(bytes) {
        precondition(question.bytes == bytes && question.line.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    }
    if let question = try? EndQuestion.read(bytes) {
        precondition(question.bytes == bytes && question.leader.pid > 0)
    }
    if let answer = try? InputsAnswer.read(bytes) {
        precondition(answer.bytes == bytes)
    }
    if let answer = try? LineAnswer.read(bytes) {
        precondition(answer.bytes == bytes)
    }
    if let answer = try? SessionEndAnswer.read(bytes) {
        precondition(answer.bytes == bytes)
    }
}
