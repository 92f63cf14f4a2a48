/// How the pages look: the fonts of the reader's system, one column that fits a phone, and the figures' two palettes.
enum PageStyle {
    /// What the figures have no color for.
    struct Accents {
        let link: String
        let holds: String
        let fails: String
    }

    static let light = Accents(link: "#0a53b8", holds: "#116329", fails: "#a40e26")
    static let dark = Accents(link: "#79b8ff", holds: "#56d364", fails: "#ff8f87")

    static let sheet: HTML = """
        :root { color-scheme: light; \(variables(.light, light)) }
        @media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; \(variables(.dark, dark)) } }
        \(rules)
        """

    private static func variables(_ palette: Palette, _ accents: Accents) -> HTML {
        """
        --ground: \(palette.ground); --ink: \(palette.ink); --note: \(palette.note); --line: \(palette.grid); \
        --shade: \(palette.shade); --link: \(accents.link); --holds: \(accents.holds); --fails: \(accents.fails);
        """
    }

    private static let rules: HTML = """
        * { box-sizing: border-box; }
        html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
          font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
        main, header, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
        header { padding-top: 2.5rem; }
        footer { padding-top: 1rem; padding-bottom: 3rem; margin-top: 4rem; color: var(--note);
          border-top: 1px solid var(--line); }
        h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -0.015em; margin: 0 0 0.75rem; }
        h2 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.01em; margin: 0 0 0.75rem; }
        h3 { font-size: 1.0625rem; margin: 2.25rem 0 0.5rem; }
        p, ul { max-width: 44rem; margin: 0 0 0.75rem; }
        a { color: var(--link); text-underline-offset: 0.15em; }
        a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
        small, .note { font-size: 0.875rem; color: var(--note); }
        code { font: 0.9em ui-monospace, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace;
          overflow-wrap: anywhere; }
        .score { font-size: 1.25rem; }
        section { padding-top: 2.25rem; margin-top: 2.25rem; border-top: 1px solid var(--line); }
        .lecture { margin-bottom: 1rem; padding: 0.1rem 0 0.1rem 1rem; border-left: 3px solid var(--link); }
        .lecture p { margin: 0 0 0.25rem; }
        nav ol { list-style: none; margin: 1.5rem 0 0; padding: 0; border-top: 1px solid var(--line); }
        nav li { display: flex; flex-wrap: wrap; gap: 0 1.5rem; justify-content: space-between;
          align-items: baseline; padding: 0.45rem 0;
          border-bottom: 1px solid var(--line); }
        figure { margin: 2rem 0 0; }
        figure img { display: block; max-width: 100%; height: auto; }
        figure .paper { display: none; }
        .picture { display: block; width: fit-content; max-width: 100%; }
        figcaption { margin-top: 0.35rem; font-size: 0.875rem; color: var(--note); }
        figcaption .finding { display: none; }
        .holds, .fails { font-weight: 600; white-space: nowrap; }
        .holds { color: var(--holds); }
        .fails { color: var(--fails); }
        .unjudged { color: var(--note); white-space: nowrap; }
        table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; line-height: 1.45; }
        th, td { text-align: left; vertical-align: top; padding: 0.5rem 1.25rem 0.5rem 0;
          border-bottom: 1px solid var(--line); }
        th:last-child, td:last-child { padding-right: 0; }
        thead th { font-size: 0.8125rem; font-weight: 600; color: var(--note); }
        tbody th { font-weight: 400; }
        .claims tbody th { width: 36%; }
        .number { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .number small { display: block; white-space: normal; min-width: 12rem; }
        .source { font-size: 0.8125rem; color: var(--note); min-width: 12rem; }
        dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.3rem 1.25rem; margin: 0;
          font-size: 0.9375rem; }
        dt { color: var(--note); }
        dd { margin: 0; min-width: 0; }
        .command { display: block; padding: 0.55rem 0.8rem; background: var(--shade); border-radius: 6px; }
        details { margin-top: 0.75rem; font-size: 0.9375rem; }
        summary { cursor: pointer; color: var(--link); }
        .settings { width: auto; margin-top: 0.5rem; }
        .settings td { overflow-wrap: anywhere; }
        .files { list-style: none; padding: 0; margin: 0.5rem 0 0; font-size: 0.9375rem; max-width: none;
          columns: 15rem; }
        .facts { table-layout: fixed; overflow-wrap: anywhere; }
        .pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.5rem; }
        .pair figure { margin-top: 1rem; }
        .differs { font-weight: 600; white-space: nowrap; }
        .wide main, .wide header, .wide footer { max-width: 100rem; }
        @media (max-width: 62rem) { .pair { grid-template-columns: minmax(0, 1fr); gap: 0; } }
        /* The titles in the figures begin 18 pixels from the left: in line with the text of the page. */
        @media screen and (min-width: 46.01rem) { .picture { margin-left: -18px; max-width: calc(100% + 18px); } }
        @media (max-width: 46rem) {
          body { font-size: 1rem; }
          main, header, footer { padding-left: 1rem; padding-right: 1rem; }
          h1 { font-size: 1.625rem; } h2 { font-size: 1.3125rem; }
          header { padding-top: 1.5rem; }
          figcaption .finding { display: block; color: var(--ink); font-size: 1rem; }
          .claims, .claims tbody, .claims tr, .claims tbody th, .claims td { display: block; width: 100%; }
          .claims thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .claims tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
          .claims tbody th, .claims td { padding: 0.05rem 0; border: 0; }
          .claims td { display: flex; gap: 0 0.75rem; white-space: normal; }
          .claims td::before { content: attr(data-label); flex: 0 0 6rem; font-size: 0.875rem; color: var(--note); }
          .claims td span { min-width: 0; } .claims .source, .number small { min-width: 0; }
          dl { display: block; } dd { margin-bottom: 0.5rem; }
        }
        @media print {
          body { font-size: 10pt; }
          main, header, footer { max-width: none; padding: 0; }
          a { color: inherit; text-decoration: none; }
          figure, tr, .lecture { break-inside: avoid; }
          h2, h3 { break-after: avoid; break-inside: avoid; }
          nav, details, figcaption, figure picture img { display: none; }
          figure .paper { display: block; }
          .source { min-width: 9rem; } .number small { min-width: 0; }
        }
        """
}
