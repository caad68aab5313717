internal import CLibpskc
internal import Migration

extension ContainedKey {
    /// Copies what the library holds of one key.
    ///
    /// `key` must belong to a container that lives until this returns.
    init(_ key: OpaquePointer, number: Int) {
        self.init(number: number)
        // SAFETY: each call reads the key; the texts live as long as it does, and are copied at once.
        serial = unsafe Self.text(pskc_get_device_serialno(key))
        // SAFETY: as above.
        id = unsafe Self.text(pskc_get_key_id(key))
        // SAFETY: as above.
        user = unsafe Self.text(pskc_get_key_userid(key)) ?? Self.text(pskc_get_device_userid(key))
        // SAFETY: as above.
        friendlyName = unsafe Self.text(pskc_get_key_friendlyname(key))
        // SAFETY: as above.
        algorithm = unsafe Self.text(pskc_get_key_algorithm(key))
        // SAFETY: as above.
        suite = unsafe Self.text(pskc_get_key_algparm_suite(key))
        // SAFETY: as above.
        unsafe readData(key)
        // SAFETY: as above.
        unsafe readFormat(key)
    }

    private mutating func readData(_ key: OpaquePointer) {
        var length = 0
        // SAFETY: the call sets the length of the secret that it returns, which lives as long as the key.
        if let bytes = unsafe pskc_get_key_data_secret(key, &length), length > 0 {
            // SAFETY: as above; the bytes are copied.
            secret = unsafe Array(UnsafeRawBufferPointer(start: bytes, count: length))
        }
        var isThere: Int32 = 0
        // SAFETY: the calls read the key and set the flag.
        let count = unsafe pskc_get_key_data_counter(key, &isThere)
        counter = isThere != 0 ? count : nil
        // SAFETY: as above.
        let seconds = unsafe pskc_get_key_data_timeinterval(key, &isThere)
        interval = isThere != 0 ? UInt64(seconds) : nil
    }

    private mutating func readFormat(_ key: OpaquePointer) {
        var isThere: Int32 = 0
        // SAFETY: the calls read the key and set the flag.
        let length = unsafe pskc_get_key_algparm_resp_length(key, &isThere)
        digits = isThere != 0 ? UInt64(length) : nil
        // SAFETY: as above.
        let encoding = unsafe pskc_get_key_algparm_resp_encoding(key, &isThere)
        isDecimal = isThere == 0 || encoding == PSKC_VALUEFORMAT_DECIMAL
        // SAFETY: as above.
        let check = unsafe pskc_get_key_algparm_resp_checkdigits(key, &isThere)
        hasCheckDigit = isThere != 0 && check != 0
        // SAFETY: as above.
        let mode = unsafe pskc_get_key_policy_pinusagemode(key, &isThere)
        needsTypedPIN = isThere != 0 && mode != PSKC_PINUSAGEMODE_LOCAL
    }

    /// Without the white space that XML has around a text.
    private static func text(_ characters: UnsafePointer<CChar>?) -> String? {
        // SAFETY: the caller's text ends with a NUL.
        guard let characters = unsafe characters else { return nil }
        // SAFETY: as above.
        let bytes = unsafe String(cString: characters)
        let words = bytes.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
