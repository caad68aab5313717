/// A call, as it is sent.
struct VarlinkRequest<Parameters: Encodable>: Encodable {
    let method: String
    let parameters: Parameters
    let more: Bool?
}
