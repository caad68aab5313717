import Identity
import Testing
import Wire

@testable import AuthenticationService

/// To whom no key is ever shown, whatever is claimed.
@Suite struct `No key is shown` {
    private let place: Place
    /// A system user that every name service knows.
    private let owner: Person

    init() throws {
        place = try Place()
        owner = try Person(1, name: "daemon")
    }

    @Test(arguments: Phase.allCases)
    func `to a peer without privilege`(phase: Phase) async throws {
        let daemon = try await Daemon(in: place)
        var begin = try owner.begin(phase)
        begin.effectiveUID = owner.uid
        begin.realUID = owner.uid
        let login = try await daemon.open(begin, uid: owner.uid)
        #expect(login.opening.verdict != .granted && login.opening.token == nil)
        #expect(login.opening.key == nil && login.opening.prompt == nil)
        #expect(try await daemon.records() == [])
        try await daemon.stop()
    }

    @Test func `to a peer that claims to be root`() async throws {
        let daemon = try await Daemon(in: place)
        let login = try await daemon.open(try owner.begin(), uid: owner.uid)
        #expect(login.opening.verdict == nil && login.opening.told.isEmpty && login.opening.prompt == nil)
        #expect(try await login.run { !$0.isOpen })
        try await daemon.stop()
    }

    @Test func `before the first factor is proven, and whatever is typed is refused alike`() async throws {
        let daemon = try await Daemon(in: place)
        var begin = try owner.begin()
        begin.flags = []
        var nobody = begin
        nobody.userEntry = .noSuchUser
        let (known, unknown) = (try await daemon.open(begin), try await daemon.open(nobody))
        for answer in ["", "123456", "e", "u"] {
            var screens = [known.opening, unknown.opening]
            if screens[0].verdict == nil {
                screens = [try await known.type(answer), try await unknown.type(answer)]
            }
            #expect(screens[0].told == screens[1].told && screens[0].verdict == screens[1].verdict)
            #expect(screens.allSatisfy { $0.key == nil && $0.verdict != .granted })
            guard screens[0].verdict == nil else { break }
        }
        try await daemon.stop()
    }

    @Test func `to root from afar`() async throws {
        let daemon = try await Daemon(in: place)
        let root = try Person(0, name: "root")
        var begin = try root.begin()
        begin.remoteHost = Array("192.0.2.7".utf8)
        let afar = try await daemon.open(begin).opening
        #expect(afar.verdict == .refused && afar.key == nil)
        #expect(afar.text.contains("root cannot set one up from another host"))
        let near = try await daemon.open(try root.begin(service: "login"))
        #expect(near.opening.key != nil)
        try await near.hangUp()
        try await daemon.stop()
    }

    @Test(arguments: ["sudo", "cron", "su"])
    func `by a service that is not named`(service: String) async throws {
        let daemon = try await Daemon(in: place)
        let opening = try await daemon.open(try owner.begin(service: service)).opening
        #expect(opening.verdict == .notAsked && opening.key == nil)
        try await daemon.stop()
    }

    @Test(arguments: ["pass", "admin"])
    func `where more than a password is wanted`(enrol: String) async throws {
        let settings = "version = 1\nlogin.enrol = \"\(enrol)\"\n"
        let daemon = try await Daemon(in: try Place(settings: settings))
        let opening = try await daemon.open(try owner.begin()).opening
        #expect(opening.verdict == .refused && opening.key == nil)
        #expect(opening.text.contains(enrol == "pass" ? "user pass" : "user enrol"))
        try await daemon.stop()
    }
}
