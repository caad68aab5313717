import Account
import FoundationEssentials
import Testing
@Suite struct Dump { @Test func dump() throws {
  let slot = try SealedSlot.seal(try RecordFixture.full(), generation: 41, keys: try RecordFixture.keys(0x10), salt: RecordFixture.salt(0xA5))
  try Data(slot).write(to: URL(filePath: "/tmp/helperI/golden.bin")) } }
