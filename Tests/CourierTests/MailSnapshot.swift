/// A whole mail, without the CR of its lines.
enum MailSnapshot {
    static let text = """
        Date: Sun, 31 Jan 2027 09:30:00 +0000
        From: "Example, Inc." <noreply@example.org>
        To: bob@example.org
        Subject: Your code for web1
        Message-ID: <000102030405060708090a0b0c0d0e0f@example.org>
        Auto-Submitted: auto-generated
        MIME-Version: 1.0
        Content-Type: multipart/alternative;
         boundary="=_000102030405060708090a0b0c0d0e0f"

        --=_000102030405060708090a0b0c0d0e0f
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Somebody signs in as you.

            1234 5678

            Host:       web1
            From where: 192.0.2.7

        If it is not you: tell J=C3=B6rg.

        --=_000102030405060708090a0b0c0d0e0f
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <!DOCTYPE html>
        <html lang=3D"en">
        <head>
        <meta charset=3D"utf-8">
        <meta name=3D"viewport" content=3D"width=3Ddevice-width">
        <meta name=3D"color-scheme" content=3D"light dark">
        <meta name=3D"format-detection" content=3D"telephone=3Dno">
        <title>Your code for web1</title>
        </head>
        <body style=3D"max-width:36em;margin:0 auto;padding:1.5em;font-family:syste=
        m-ui,sans-serif;font-size:16px;line-height:1.5">
        <p>Somebody signs in as you.</p>
        <pre style=3D"font-family:ui-monospace,monospace;font-size:2em;letter-spaci=
        ng:0.05em;padding:0.4em 0.6em;margin:0.75em 0;background-color:rgba(128,128=
        ,128,0.16);border:1px solid rgba(128,128,128,0.5);border-radius:6px">
        1234 5678</pre>
        <table>
        <tr><th scope=3D"row" style=3D"text-align:left;vertical-align:top;padding:0=
         1.5em 0 0">Host</th><td style=3D"vertical-align:top;padding:0">web1</td></=
        tr>
        <tr><th scope=3D"row" style=3D"text-align:left;vertical-align:top;padding:0=
         1.5em 0 0">From where</th><td style=3D"vertical-align:top;padding:0">192.0=
        =2E2.7</td></tr>
        </table>
        <p>If it is not you: tell J=C3=B6rg.</p>
        </body>
        </html>

        --=_000102030405060708090a0b0c0d0e0f--

        """
}
