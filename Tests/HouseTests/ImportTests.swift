import Testing

/// The three floors of `docs/architecture.md`: Core decides, System touches, Programs wire them together.
@Suite struct `The floors of the house` {
    static let coreRooms = SourceFile.rooms(of: "Core")
    static let systemRooms = SourceFile.rooms(of: "System")
    /// What Core may use of the toolchain: no clock, file, socket, log or random source is in it.
    static let pureModules: Set = ["Synchronization"]
    static let decisions: Set = ["Policy", "Conversation", "OneTimePassword"]

    @Test(arguments: SourceFile.core)
    func `Core imports Core and nothing else`(file: SourceFile) {
        let allowed = Self.coreRooms.union(Self.pureModules).subtracting(["CLibcrypto"])
        let crypto: Set = file.room == "Cryptography" ? ["CLibcrypto"] : []
        #expect(Set(file.imports).subtracting(allowed).subtracting(crypto).isEmpty)
    }

    @Test func `Cryptography alone sees libcrypto`() {
        let rooms = Set(SourceFile.swift.filter { $0.imports.contains("CLibcrypto") }.map(\.room))
        #expect(rooms.isSubset(of: ["Cryptography"]))
    }

    @Test(arguments: SourceFile.system)
    func `System decides nothing`(file: SourceFile) {
        #expect(Set(file.imports).isDisjoint(with: Self.decisions))
    }

    @Test(arguments: SourceFile.system)
    func `the rooms of System meet in Programs, save that all may use Platform`(file: SourceFile) {
        let others = Self.systemRooms.subtracting([file.room, "Platform", "CPlatform", "CLibsystemd"])
        #expect(Set(file.imports).isDisjoint(with: others))
    }

    @Test(arguments: SourceFile.swift)
    func `nobody imports all of Foundation`(file: SourceFile) {
        #expect(!file.imports.contains("Foundation"))
    }

    @Test func `there is something to read`() {
        #expect(SourceFile.core.count > 50 && SourceFile.system.count > 20)
    }
}
