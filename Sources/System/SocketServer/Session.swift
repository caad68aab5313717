/// What happens on one connection; used on the event loop alone.
package protocol Session<Frame>: AnyObject {
    associatedtype Frame

    func received(_ frame: Frame)
    /// What came can never be a request; the session says so if it can, and closes the connection.
    func violated()
    /// The other side is gone, or was closed for what it sent; called once.
    func closed()
}
