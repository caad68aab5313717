/// Who answers, as `GetInfo` tells it.
package struct VarlinkProduct: Hashable, Sendable {
    let vendor: String
    let product: String
    let version: String
    let url: String

    package init(vendor: String, product: String, version: String, url: String) {
        self.vendor = vendor
        self.product = product
        self.version = version
        self.url = url
    }
}

/// The reply to `org.varlink.service.GetInfo`.
struct VarlinkInformation: Encodable {
    let vendor: String
    let product: String
    let version: String
    let url: String
    let interfaces = VarlinkInterface.allCases.map(\.rawValue).sorted()

    init(_ product: VarlinkProduct) {
        vendor = product.vendor
        self.product = product.product
        version = product.version
        url = product.url
    }
}
