import AccountStore
import Foundation
import Identity
import Platform
import Testing

@Suite(.enabled(if: FailingDisk.isPossible, "\(FailingDisk.needed)"))
struct `A disk that fails` {
    @Test func `loses the slot that was being written, and says which`() throws {
        let disk = try FailingDisk()
        let store = try AccountDirectory.open(stateDirectory: disk.path)
        try store.create(1000)
        try disk.breakDown()
        let error = #expect(throws: AccountStoreError.self) {
            try store.write(uid: Fixture.alice, slot: 1, bytes: Fixture.slot(9, 9), durably: true)
        }
        guard case .slotLost(Fixture.alice, slot: 1, let failure) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(failure.operation == "fdatasync")
        #expect(try store.read(1000).slots?.first == Fixture.slots(1000).first)
    }
}
