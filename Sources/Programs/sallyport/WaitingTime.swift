import ArgumentParser

/// A length of time as people write it: an integer and `s`, `m`, `h` or `d`, from one second to ten years.
struct WaitingTime: ExpressibleByArgument, Hashable {
    private static let longestSeconds: Int64 = 3_650 * 86_400

    let seconds: Int64

    init?(argument: String) {
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let unit = argument.last.flatMap({ units[$0] }), let count = Int64(argument.dropLast()),
            argument.first?.isNumber == true, count > 0, count <= Self.longestSeconds / unit
        else { return nil }
        seconds = count * unit
    }

}
