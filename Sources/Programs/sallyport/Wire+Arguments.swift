import ArgumentParser
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
