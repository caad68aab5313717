import NIOCore
import SocketServer
import Wire

extension SocketListener {
    /// Serves letters on a listening socket, by the sessions of `desk`.
    static func start(
        on eventLoop: any EventLoop, descriptor: Int32, desk: NIOLoopBound<DeliveryDesk>
    ) -> EventLoopFuture<SocketListener> {
        eventLoop.flatSubmit {
            let make: MakeSession<Delivery> = { desk.value.makeSession($0) }
            return start(
                on: eventLoop, descriptor: descriptor, framing: DeliveryFraming(),
                makeSession: NIOLoopBound(make, eventLoop: eventLoop))
        }
    }
}
