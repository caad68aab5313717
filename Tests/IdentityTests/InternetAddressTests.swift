import Identity
import Testing

@Suite struct `Internet addresses` {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("2001:DB8::1", "2001:db8::1"), ("::", "::"), ("::1", "::1"),
        ("::ffff:192.0.2.7", "192.0.2.7"), ("fe80::1%eth0", "fe80::1"), ("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
        ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
    ])
    func `are written canonically`(text: String, canonical: String) throws {
        #expect(try InternetAddress(text).description == canonical)
    }

    @Test(arguments: [
        "", "host.example", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.1.1.1", "+1.2.3.4", ":::", "1::2::3",
        "12345::",
        "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::-1", "1.2.3.4:5",
    ])
    func `are never read from anything else`(text: String) {
        #expect(throws: IdentityError.notAnAddress) { try InternetAddress(text) }
    }

    @Test(arguments: [
        ("10.20.0.0/16", "10.20.255.1", true), ("10.20.0.0/16", "10.21.0.1", false),
        ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "2001:db8::1", false),
        ("2001:db8:20::/48", "2001:db8:20:ffff::9", true), ("2001:db8:20::/48", "2001:db8:21::", false),
        ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("192.0.2.1", "192.0.2.1", true),
    ])
    func `belong to their networks`(network: String, address: String, member: Bool) throws {
        #expect(try Network(network).contains(InternetAddress(address)) == member)
    }

    @Test(arguments: ["10.20.0.1/16", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "::/129"])
    func `refuse a prefix that cannot be`(network: String) {
        #expect(throws: IdentityError.prefix) { try Network(network) }
    }
}
