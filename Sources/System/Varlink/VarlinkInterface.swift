/// The interfaces that the control socket serves, each with the description that ships with it.
package enum VarlinkInterface: String, CaseIterable, Sendable {
    case control = "io.sallyport.Control"
    case service = "org.varlink.service"

    /// The `.varlink` file beside this one, word by word.
    package var description: String {
        switch self {
        case .control: String(decoding: PackageResources.io_sallyport_Control_varlink, as: UTF8.self)
        case .service: String(decoding: PackageResources.org_varlink_service_varlink, as: UTF8.self)
        }
    }
}
