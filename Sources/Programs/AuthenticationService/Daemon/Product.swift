import Varlink

/// What this is, to whoever asks.
package enum Product {
    package static let version = "0.1.0"

    static let varlink = VarlinkProduct(
        vendor: "Sallyport", product: "sallyportd", version: version, url: "https://sallyport.io")
}
