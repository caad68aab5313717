/// Why a file is no container of keys; nothing of its text is in it.
///
/// Lines count from 1, and elements are named by the path that RFC 6030 gives them.
package enum KeyContainerError: Error, Hashable, Sendable {
    /// Not UTF-8, or with characters that XML or a terminal should not see.
    case notText
    /// It declares another encoding than UTF-8.
    case encoding
    /// A document type, which no container has and which could make its reader fetch other files.
    case documentType
    /// It is not well formed, or breaks off.
    case notXML(line: Int)
    /// The document is another than a container.
    case otherRoot
    /// An element that stands there twice, has no value, or one that cannot be understood.
    case element(String, line: Int)
    /// Elements within elements, more than a container has.
    case tooDeep(line: Int)
    case tooManyKeys(limit: Int)
}
