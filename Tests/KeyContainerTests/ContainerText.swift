/// Containers as RFC 6030 draws them, put together anew.
enum ContainerText {
    /// `12345678901234567890`, as in RFC 4226 appendix D.
    static let secret = Array("12345678901234567890".utf8)

    /// A container around keys.
    static func container(_ packages: String...) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <KeyContainer Version="1.0" Id="container1" xmlns="urn:ietf:params:xml:ns:keyprov:pskc">
        \(packages.joined(separator: "\n"))
        </KeyContainer>
        """
    }

    /// One device with one key.
    static func package(
        serial: String = "987654321", method: String = "hotp", parameters: String = hotpParameters,
        data: String = "<Counter><PlainValue>0</PlainValue></Counter>", more: String = ""
    ) -> String {
        """
        <KeyPackage>
          <DeviceInfo><Manufacturer>oath.ACME</Manufacturer><SerialNo>\(serial)</SerialNo></DeviceInfo>
          <CryptoModuleInfo><Id>CM_ID_001</Id></CryptoModuleInfo>
          <Key Id="12345678" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:\(method)">
            <Issuer>Issuer</Issuer>
            \(parameters)
            <Data>
              <Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret>
              \(data)
            </Data>
            \(more)
          </Key>
        </KeyPackage>
        """
    }

    static let hotpParameters =
        #"<AlgorithmParameters><ResponseFormat Length="8" Encoding="DECIMAL"/></AlgorithmParameters>"#
    static let totpParameters = """
        <AlgorithmParameters><Suite>HMAC-SHA256</Suite><ResponseFormat Length="6" Encoding="DECIMAL"/>\
        </AlgorithmParameters>
        """
    static let totpData = """
        <Time><PlainValue>0</PlainValue></Time><TimeInterval><PlainValue>60</PlainValue></TimeInterval>\
        <TimeDrift><PlainValue>4</PlainValue></TimeDrift>
        """
}
