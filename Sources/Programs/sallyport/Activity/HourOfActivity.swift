/// What happened in one hour of the clock, on all days together.
struct HourOfActivity: Hashable, Encodable {
    /// 0 to 23; an hour that a clock shows twice in a day counts both times.
    let hour: Int
    var logins = 0
    var prompts = 0
    var refusals = 0
}
