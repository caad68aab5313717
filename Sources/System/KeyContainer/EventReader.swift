internal import CLibxml2

/// Reads a document from its first element to its last, one event after the other (libxml2's reader).
@safe struct EventReader: ~Copyable {
    enum Event {
        /// An element, by its name without prefix; one of another namespace than the document's has no name.
        case opened(String)
        case text(String)
        case closed
    }

    /// A container has nine elements within each other; extensions and signatures have a few more.
    private static let deepest = 32

    private let reader: xmlTextReaderPtr
    /// The namespace of the outermost element.
    private var namespace: String?
    private var depth = 0
    /// An element without content has one event in libxml2, and two here.
    private var closesNext = false

    /// The `bytes` must outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer) throws(KeyContainerError) {
        // SAFETY: the reader reads as many bytes as there are, of any type; the caller keeps them.
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        // SAFETY: as above.
        guard let count = Int32(exactly: bytes.count), let reader = unsafe libxml2_reader(start, count) else {
            throw .notXML(line: 1)
        }
        unsafe self.reader = reader
    }

    deinit {
        // SAFETY: the reader is ours, and nobody uses it after this.
        unsafe xmlFreeTextReader(reader)
    }

    /// The line that was read last.
    var line: Int {
        // SAFETY: the reader lives.
        max(1, Int(unsafe xmlTextReaderGetParserLineNumber(reader)))
    }

    /// The next event; nil behind the last.
    mutating func next() throws(KeyContainerError) -> Event? {
        if closesNext { return close() }
        while try advance() {
            // SAFETY: the reader lives.
            switch xmlReaderTypes(UInt32(bitPattern: unsafe xmlTextReaderNodeType(reader))) {
            case XML_READER_TYPE_ELEMENT: return try open()
            case XML_READER_TYPE_END_ELEMENT: return close()
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                // SAFETY: the text lives until the next read, and is copied.
                return .text(unsafe Self.text(xmlTextReaderConstValue(reader)) ?? "")
            case XML_READER_TYPE_COMMENT, XML_READER_TYPE_PROCESSING_INSTRUCTION,
                XML_READER_TYPE_XML_DECLARATION:
                continue
            default: throw .documentType
            }
        }
        return nil
    }

    /// The value of an attribute of the element that was opened last.
    func attribute(_ name: String) -> String? {
        // SAFETY: the name lives until the call returns; the reader goes back to its element.
        guard unsafe xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
        // SAFETY: the text lives until the next move, and is copied before it.
        defer { _ = unsafe xmlTextReaderMoveToElement(reader) }
        // SAFETY: as above.
        return unsafe Self.text(xmlTextReaderConstValue(reader))
    }
}

extension EventReader {
    /// False at the end of the document.
    private func advance() throws(KeyContainerError) -> Bool {
        // SAFETY: the reader lives.
        switch unsafe xmlTextReaderRead(reader) {
        case 1: return true
        case 0: return false
        default: throw .notXML(line: line)
        }
    }

    private mutating func open() throws(KeyContainerError) -> Event {
        // SAFETY: the reader lives; both texts live until the next read, and are copied.
        let space = unsafe Self.text(xmlTextReaderConstNamespaceUri(reader))
        // SAFETY: as above.
        let name = unsafe Self.text(xmlTextReaderConstLocalName(reader)) ?? ""
        if depth == 0 { namespace = space }
        depth += 1
        guard depth <= Self.deepest else { throw .tooDeep(line: line) }
        // SAFETY: as above.
        closesNext = unsafe xmlTextReaderIsEmptyElement(reader) == 1
        return .opened(space == namespace ? name : "")
    }

    private mutating func close() -> Event {
        closesNext = false
        depth -= 1
        return .closed
    }

    private static func text(_ characters: UnsafePointer<xmlChar>?) -> String? {
        // SAFETY: the caller's text ends with a NUL, and is UTF-8 as everything in libxml2 is.
        unsafe characters.map { unsafe String(cString: $0) }
    }
}
