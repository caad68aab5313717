/// What an owner calls an authenticator: 1 to 64 bytes of text that steers no terminal.
package enum FactorName {
    /// Where nobody gave one.
    package static let usual = "authenticator"
    package static let longest = 64

    package static func isUsable(_ name: String) -> Bool {
        (1...longest).contains(name.utf8.count) && isShowable(name)
    }

    private static let unshowable: Set<Unicode.GeneralCategory> = [
        .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned,
    ]

    /// Whether nothing in a text can steer a terminal.
    package static func isShowable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            !unshowable.contains($0.properties.generalCategory) && !$0.properties.isBidiControl
        }
    }
}

extension Account {
    /// The wish, else the usual name, with a number behind it if an earlier factor has that.
    package func freeName(_ wish: String?, usual: String = FactorName.usual) -> String {
        if let wish { return wish }
        let numbered = [usual] + (2...Self.mostFactors).map { "\(usual) \($0)" }
        return numbered.first { name in !factors.contains { $0.name == name } } ?? usual
    }
}
