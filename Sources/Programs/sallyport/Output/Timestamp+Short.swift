import Wire

extension Timestamp {
    /// Such as `2027-01-31`, in UTC.
    var day: String { String(description.prefix(10)) }
    /// Such as `2027-01-31T09:30Z`.
    var minute: String { "\(description.prefix(16))Z" }
    /// Such as `2027-01-31T09Z`.
    var hour: String { "\(description.prefix(13))Z" }
}
