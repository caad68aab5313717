import ArgumentParser

/// A length of time as people write it: an integer and `s`, `m`, `h` or `d`, from one second to ten years.
struct WaitingTime: ExpressibleByArgument, Hashable {
    private static let longestSeconds: Int64 = 3_650 * 86_400

    let seconds: Int64

    init(hours: Int64) {
        seconds = hours * 3_600
    }

    init(seconds: Int64) {
        self.seconds = seconds
    }

    init(minutes: Int64) {
        seconds = minutes * 60
    }

    init?(argument: String) {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            argument.first?.isNumber == true, count > 0, count <= Self.longestSeconds / unit
        else { return nil }
        seconds = count * unit
    }
}

extension WaitingTime: CustomStringConvertible {
    /// In the largest unit that fits, as help shows it.
    var description: String {
        let units: [(String, Int64)] = [("d", 86_400), ("h", 3_600), ("m", 60)]
        let unit = units.first { seconds % $0.1 == 0 } ?? ("s", 1)
        return "\(seconds / unit.1)\(unit.0)"
    }
}
