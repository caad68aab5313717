import ArgumentParser

/// What its owner calls a factor: 1 to 64 bytes without controls.
struct FactorName: ExpressibleByArgument, Hashable {
    private static let lengths = 1...64

    let text: String

    init?(argument: String) {
        let isWritten = argument.unicodeScalars.allSatisfy { scalar in
            scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl
        }
        guard Self.lengths.contains(argument.utf8.count), isWritten else { return nil }
        text = argument
    }
}
