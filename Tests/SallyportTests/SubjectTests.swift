import Glibc
import Identity
import Platform
import Testing

@testable import sallyport

@Suite struct `The user of a command` {
    @Test func `is looked up by root, under the canonical name`() throws {
        let alice = User(
            name: try AccountName("alice"), uid: UserID(rawValue: 7), gids: [GroupID(rawValue: 8)], home: nil)
        let subject = try Subject("ALICE", mayBeGone: false, isRoot: true) { _ in .found(alice) }
        #expect(subject.name.description == "alice" && subject.uid == alice.uid && subject.gids == alice.gids)
    }

    @Test func `is left to the daemon by everybody else`() throws {
        let subject = try Subject("alice", mayBeGone: false, isRoot: false) { _ in .failed(EIO) }
        #expect(subject.name.description == "alice" && subject.uid == nil && subject.gids == nil)
    }

    @Test func `may be gone where a record of them can be left`() throws {
        let subject = try Subject("alice", mayBeGone: true, isRoot: true) { _ in .none }
        #expect(subject.uid == nil)
    }

    @Test(arguments: [
        ("alice", false, ExitReason.noSuchUser), ("alice", true, .tryAgain), ("a\nb", false, .noSuchUser),
    ])
    func `that cannot be found is told from a name service that fails`(
        name: String, fails: Bool, status: ExitReason
    ) {
        let error = #expect(throws: Failure.self) {
            try Subject(name, mayBeGone: false, isRoot: true) { _ in fails ? .failed(EIO) : .none }
        }
        #expect(error?.status == status)
        #expect(error?.sentence.contains("\n") == false)
    }
}
