import ArgumentParser
import Identity
import Wire

extension FactorMethod: ExpressibleByArgument {}

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
