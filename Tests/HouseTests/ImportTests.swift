import Testing

/// The three floors of `docs/architecture.md`: Core decides, System touches, Programs wire them together.
@Suite struct `The floors of the house` {
    static let coreRooms = SourceFile.rooms(of: "Core")
    static let systemRooms = SourceFile.rooms(of: "System")
    /// What Core may use of the toolchain: no clock, file, socket, log or random source is in it.
    static let pureModules: Set = ["Synchronization"]
    static let decisions: Set = ["Policy", "Conversation", "OneTimePassword"]

    /// Each C library has one room that sees it, and makes it safe for all others.
    static let bindings = [
        "CLibcrypto": "Cryptography", "CLibcurl": "Courier", "CLibqrencode": "QRCode",
        "CLibpam": "PasswordCheck",
        "CLibsystemd": "Systemd", "CLibxml2": "KeyContainer", "CPlatform": "Platform",
        "CSystemBus": "SessionControl",
    ]

    @Test(arguments: SourceFile.core)
    func `Core imports Core and nothing else`(file: SourceFile) {
        let own = Self.bindings.filter { $0.value == file.room }.keys
        let allowed = Self.coreRooms.subtracting(Self.bindings.keys).union(Self.pureModules).union(own)
        #expect(Set(file.imports).subtracting(allowed).isEmpty)
    }

    @Test(arguments: bindings.sorted { $0.key < $1.key })
    func `one room alone sees each C library`(library: String, room: String) {
        let rooms = Set(SourceFile.swift.filter { $0.imports.contains(library) }.map(\.room))
        #expect(rooms == [room])
    }

    @Test func `every C library has a room that is known for it`() {
        let libraries = Self.coreRooms.union(Self.systemRooms).filter(\.isBinding)
        #expect(libraries == Set(Self.bindings.keys))
    }

    @Test(arguments: SourceFile.system)
    func `System decides nothing`(file: SourceFile) {
        #expect(Set(file.imports).isDisjoint(with: Self.decisions))
    }

    @Test(arguments: SourceFile.system)
    func `the rooms of System meet in Programs, save that all may use Platform`(file: SourceFile) {
        let others = Self.systemRooms.subtracting([file.room, "Platform"]).filter { !$0.isBinding }
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

extension String {
    /// Whether a room is C, or a map of a C library.
    fileprivate var isBinding: Bool { first == "C" && dropFirst().first?.isUppercase == true }
}
