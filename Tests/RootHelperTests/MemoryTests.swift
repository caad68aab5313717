import Foundation
import Identity
import NIOCore
import NIOPosix
import Platform
import Testing
import Wire

@testable import RootHelper

/// Looks for a password in the memory of this very process, which knows it in disguise alone.
@Suite(.serialized) struct `A password on its way to the root helper` {
    private static let disguise: UInt8 = 0x80
    /// Of 27 printable characters.
    private static let disguised = (1...27).map { UInt8($0 * 37 % 94 + 33) ^ disguise }

    @Test(arguments: [FakeListener.Manner.deaf, .closing])
    func `is nowhere once it is sent`(manner: FakeListener.Manner) async throws {
        let listener = FakeListener()
        let serving = try listener.serve(manner)
        let helper = RootHelper(path: listener.path, eventLoop: MultiThreadedEventLoopGroup.singleton.next())
        let answer = try ask(helper)
        #expect(try await answer().get() == .unavailable)
        _ = await serving.result
        try await Task.sleep(for: .milliseconds(50))
        #expect(try !isInMemory())
    }

    @Test func `is nowhere where nobody listens`() async throws {
        let helper = RootHelper(
            path: "/nonexistent", eventLoop: MultiThreadedEventLoopGroup.singleton.next())
        let answer = try ask(helper)
        #expect(try await answer().get() == .unavailable)
        try await Task.sleep(for: .milliseconds(50))
        #expect(try !isInMemory())
    }

    @Test func `would be found`() throws {
        var password = Self.disguised.map { $0 ^ Self.disguise }
        #expect(try isInMemory())
        password.wipe()
        #expect(try !isInMemory())
    }

    /// Asks, and wipes what is the caller's.
    private func ask(_ helper: RootHelper) throws -> () -> EventLoopFuture<PasswordAnswer> {
        var question = try PasswordQuestion(
            user: AccountName("alice"), password: Self.disguised.map { $0 ^ Self.disguise })
        let answer = helper.checkPassword(question)
        question.password.wipe()
        return { answer }
    }

    /// What was read is wiped, or the next search would find it there.
    private func isInMemory() throws -> Bool {
        let memory = try Descriptor(path: "/proc/self/mem", [.read])
        let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
        for line in maps.split(separator: "\n") where line.contains(" rw-p ") {
            let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { Int($0, radix: 16) }
            for start in stride(from: ends[0], to: ends[1], by: 1 << 20) {
                let count = min(ends[1] - start, 1 << 20 + Self.disguised.count)
                guard var bytes = try? memory.read(count, at: start) else { continue }
                defer { bytes.wipe() }
                if isIn(bytes.span) { return true }
            }
        }
        return false
    }

    /// What is searched for must not lie in memory as a whole, so it stays in its disguise.
    private func isIn(_ bytes: Span<UInt8>) -> Bool {
        let (wanted, first) = (Self.disguised.span, Self.disguised[0] ^ Self.disguise)
        var start = 0
        while start + wanted.count <= bytes.count {
            if bytes[start] == first {
                var length = 1
                while length < wanted.count, bytes[start + length] ^ Self.disguise == wanted[length] {
                    length += 1
                }
                if length == wanted.count { return true }
            }
            start += 1
        }
        return false
    }
}
