/// How a report looks: on a screen in the light and in the dark, and on paper.
enum ReportStyleText {
    static let sheet = """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --quiet: #57606a; --line: #c4cad1;
          --band: #f3f5f7; --weak: #a40e26; --logins: #2f5f98; --refusals: #a40e26; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #14171a; --ink: #e6e9ec; --quiet: #a6afb8; --line: #434b53; --band: #1e2327;
            --weak: #ff9a9a; --logins: #86b6f0; --refusals: #ff9a9a; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 76rem; background: var(--paper);
          color: var(--ink); font: 15px/1.45 system-ui, "Liberation Sans", Arial, sans-serif; }
        h1 { margin: 0 0 1rem; font-size: 1.7rem; line-height: 1.2; }
        h2 { margin: 2.2rem 0 .6rem; font-size: 1.15rem; }
        p { margin: .3rem 0; }
        ul { margin: .3rem 0; padding-left: 1.2rem; }
        dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .8rem 1.5rem; margin: 0; }
        dt { color: var(--quiet); font-size: .85rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        figure { margin: 0; }
        figcaption, caption { color: var(--quiet); font-size: .9rem; text-align: left; }
        caption { padding-bottom: .4rem; }
        svg { display: block; width: 100%; height: auto; max-width: 60rem; }
        svg text { fill: var(--quiet); font: 11px system-ui, "Liberation Sans", Arial, sans-serif; }
        svg .panel { fill: var(--ink); font-weight: 600; }
        svg .number { text-anchor: end; }
        svg line { stroke: var(--line); }
        .logins { fill: var(--logins); }
        .refusals { fill: var(--refusals); }
        table { width: 100%; border-collapse: collapse; font-size: .87rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); text-align: left;
          vertical-align: top; }
        thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
        td { white-space: nowrap; }
        td:nth-child(4), td:last-child { white-space: normal; }
        td:last-child { min-width: 16rem; }
        td ul { margin: 0; padding: 0; list-style: none; overflow-wrap: anywhere; }
        .weak { color: var(--weak); font-weight: 600; }
        .weak::before { content: "! "; }
        @media (max-width: 48rem) { section { overflow-x: auto; } }
        @page { margin: 14mm 12mm; }
        @media print {
          :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --quiet: #333333; --line: #999999;
            --weak: #000000; --logins: #444444; --refusals: #000000; }
          body { max-width: none; padding: 0; font-size: 9.5pt; }
          h2 { break-after: avoid; }
          .accounts { break-before: page; }
          td:last-child { min-width: 0; }
          table { font-size: 8pt; }
          thead { display: table-header-group; }
          tr, figure, dl > div { break-inside: avoid; }
          svg { max-width: 17cm; }
          svg rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """
}
