/// What happens on one connection; used on the event loop alone.
package protocol Session<Frame>: AnyObject {
    associatedtype Frame

    func received(_ frame: Frame)
    /// The other side is gone, or was closed for what it sent; called once.
    func closed()
}
