import Identity

/// One login of a simulated year, which begins on a Monday at midnight.
struct YearVisit {
    /// Seconds since the year began.
    let at: Int64
    let address: String
    let isOwner: Bool

    private init(_ day: Int, _ hour: Int, _ minute: Int, from address: String, isOwner: Bool = true) {
        at = Int64(day) * 86_400 + Int64(hour * 60 + minute) * 60
        self.address = address
        self.isOwner = isOwner
    }

    private static let days = 0..<365
    private static let office = "10.1.0.7"
    private static let home = "198.51.100.5"

    /// To the office on workdays, twice a week from home in the evening, on the train twice a week by a phone that has one of
    /// four networks, at home on every other Saturday, and three weeks away.
    static let commuter = days.flatMap { day -> [Self] in
        guard !(200..<221).contains(day) else { return [] }
        let train = Self(day, 7, 50, from: "203.0.\(113 + day / 7 % 4).9")
        let evening = Self(day, 18, 45, from: home)
        let work = [Self(day, 8, 30 + day % 11, from: office), Self(day, 13, 15, from: office)]
        switch day % 7 {
        case 0, 4: return [train] + work
        case 1, 3: return work + [evening]
        case 2: return work
        case 5 where day / 7 % 2 == 0: return [Self(day, 10, 20, from: home)]
        default: return []
        }
    }

    /// The same, who does nothing on the train.
    static let commuterWithoutPhone = commuter.filter { !$0.address.hasPrefix("203.0.") }

    /// At home on weekends, and from Monday to Friday in another hotel every other week day.
    static let traveller = days.flatMap { day -> [Self] in
        let address = day % 7 > 4 ? home : "100.\(64 + day / 7 % 64).\(day % 7 / 2).4"
        return [Self(day, 7, 30, from: address), Self(day, 21, 10, from: address)]
    }

    /// Every night from somewhere else, with the password.
    static let thief = days.map { Self($0, 3, 5, from: "172.\(16 + $0 / 200).\($0 % 200).8", isOwner: false) }

    /// Every night from one and the same place, with the password.
    static let stubbornThief = days.map { Self($0, 3, 5, from: "192.0.2.8", isOwner: false) }

    /// At the owner's own office, on workdays at noon, with the password.
    static let colleague = days.filter { $0 % 7 < 5 }.map {
        Self($0, 12, 5, from: "10.1.0.99", isOwner: false)
    }
}
