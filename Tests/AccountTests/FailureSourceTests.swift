import Account
import Identity
import Testing

@Suite struct `A failure comes from` {
    @Test(
        arguments: [
            (nil, "local"), ("192.0.2.77", "192.0.2.0/24"), ("192.0.2.1", "192.0.2.0/24"),
            ("::ffff:192.0.2.1", "192.0.2.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"),
            ("fe80::1%eth0", "fe80::/48"), ("host.example", "unknown"), ("", "unknown"),
            ("192.0.2", "unknown"),
        ] as [(String?, String)])
    func `the neighbourhood of an address, or one place for all names`(host: String?, expected: String) {
        let text =
            switch FailureSource(remoteHost: host) {
            case .local: "local"
            case .network(let network): network.description
            case .unknownHost: "unknown"
            case .user(let uid): "uid \(uid)"
            case .key: "key"
            }
        #expect(text == expected)
    }
}
