import Identity

/// The host of a provider, as a name or an address.
struct ProviderHost: Hashable {
    /// IPv6 without brackets.
    let text: String
    /// What is sent there does not leave this host.
    let isLoopback: Bool

    /// Nil for what is neither a name of DNS nor an address.
    init?(_ text: String) {
        if let address = try? InternetAddress(text), !text.contains("%") {
            isLoopback = address.isLoopback
        } else if Self.isName(text) {
            isLoopback = text.lowercased() == "localhost"
        } else {
            return nil
        }
        self.text = text
    }

    /// RFC 1123 §2.1; digits alone at the end would be a wrong address.
    private static func isName(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        let areLabels = labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        }
        return areLabels && text.utf8.count <= 253 && labels.last?.allSatisfy(\.isNumber) == false
    }
}

extension InternetAddress {
    fileprivate var isLoopback: Bool {
        isIPv4 ? bytes[0] == 127 : bytes == [UInt8](repeating: 0, count: 15) + [1]
    }
}
