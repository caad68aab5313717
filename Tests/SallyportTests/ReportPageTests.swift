import Identity
import Testing
import Wire

@testable import sallyport

@Suite struct `A report for an auditor` {
    @Test func `says of which host it is, when it was taken, by whom, and under what settings`() throws {
        let page = ReportFixture.page(try ReportFixture.report())
        for text in [
            "<h1>Review of the accounts of drive</h1>", "<dt>By</dt><dd>alice, as root</dd>",
            "<dt>Taken</dt><dd>2027-01-15T08:00:00Z</dd>", "<dt>Demanded at</dt><dd>sshd</dd>",
            "<p>5 of 6 accounts want attention.</p>", "<li>1 account with codes by SMS alone</li>",
            "<li>3 accounts without a second factor</li>",
            "<p>Roll-out: 1 of 3 accounts with a login shell enrolled, 33 %, 2 left.</p>",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test func `shows every account with what is to be known of it`() throws {
        let page = ReportFixture.page(try ReportFixture.report())
        #expect(page.contains("<thead>\n<tr><th scope=\"col\">User</th>"))
        #expect(page.split(separator: "\n").count { $0.hasPrefix("<tr><th scope=\"row\">") } == 6)
        #expect(
            page.contains(
                "<tr><th scope=\"row\">carol</th><td>1002</td><td>enrolled</td><td>sms</td><td>0</td><td>-</td>"
                    + "<td>-</td><td>0</td><td>0</td><td>-</td><td><ul><li class=\"weak\">codes by SMS alone</li>"
                    + "<li class=\"weak\">no recovery codes left</li></ul></td></tr>"))
        #expect(page.contains("<tr><th scope=\"row\">bob</th><td>1001</td><td>no record</td>"))
    }

    @Test func `takes what it was told for text, whatever is in it`() throws {
        let hostile = "<script>alert(1)</script>\"' onload=x &amp; é\u{202E}\u{1B}"
        let page = ReportFixture.page(
            try ReportFixture.report(
                host: hostile, author: hostile, activity: .failure(Failure(.tryAgain, hostile))))
        let safe =
            "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=x &amp;amp; &#233;\\u202E\\u001B"
        #expect(page.contains("<dd>\(safe)</dd>") && page.contains("<p>There is no chart: \(safe).</p>"))
        #expect(!page.contains("<script") && page.utf8.allSatisfy { $0 < 0x80 && ($0 >= 0x20 || $0 == 0x0A) })
        #expect(
            page.contains("<li>reason: =HYPERLINK(&quot;x&quot;), &lt;b&gt;left&lt;/b&gt;</li>"))
    }

    @Test func `has nothing to run, to fetch or to click`() throws {
        let page = ReportFixture.page(try ReportFixture.report()).lowercased()
        for word in [
            "<script", "<a ", "<img", "<link", "<iframe", "src=", "href", "url(", "@import", "http:",
        ] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    }

    @Test func `does without sessions that nobody could tell`() throws {
        let review = try ReviewFixture.review(sessions: .failure(Failure(.tryAgain, "no helper")))
        let full = try ReportFixture.report()
        let report = Report(
            review: review, status: full.status, host: "h", author: "a", today: full.today,
            activity: full.activity)
        let page = ReportFixture.page(report)
        #expect(page.contains("<p>Which sessions are open is not known: no helper.</p>"))
        #expect(page.contains("<td>?</td>"))
    }
}
