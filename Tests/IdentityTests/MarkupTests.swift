import Identity
import Testing

@Suite struct `Text in markup` {
    @Test(arguments: [
        ("", ""), ("a b", "a b"), ("<a href=\"x\">", "&lt;a href=&quot;x&quot;&gt;"),
        ("'&amp;'", "&#39;&amp;amp;&#39;"),
        ("<\u{301}b", "&lt;\u{301}b"), ("é", "é"),
    ])
    func `is inert`(text: String, escaped: String) {
        #expect(text.escapingMarkup == escaped)
    }
}
