import ArgumentParser
import Identity
import Wire

extension FactorMethod: ExpressibleByArgument {
    /// Also `mail`, as at the prompt.
    package init?(argument: String) {
        self.init(rawValue: argument == "mail" ? "email" : argument)
    }
}

extension OutOfBandChannel: ExpressibleByArgument {
    /// Also `mail`, and `phone`, by which a number is set.
    package init?(argument: String) {
        self.init(word: argument == "phone" ? "sms" : argument)
    }

    package static var allValueStrings: [String] { allCases.map(\.word) }
}

extension CodeAlgorithm: ExpressibleByArgument {
    /// In capitals or not.
    package init?(argument: String) {
        self.init(rawValue: argument.uppercased())
    }
}

extension Timestamp: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
    }
}

extension FactorID: ExpressibleByArgument {
    /// Counted from 1.
    package init?(argument: String) {
        guard let number = UInt16(argument), number > 0 else { return nil }
        self.init(rawValue: number)
    }
}
