/// Text that does harm where it is not taken letter by letter.
public enum HostileTexts {
    /// What runs a command, ends a string, is markup, or draws nothing, in gnuplot, a shell or a terminal.
    public static let all: [String] = [
        "`touch canary`", "\"`touch canary`\"", "'`touch canary`'", "'.system('touch canary').'", "$(touch canary)",
        "\"; system 'touch canary'; \"", "'; system 'touch canary'; '", "'\n!touch canary\n'", "\n! touch canary\n",
        "'; !touch canary; '", "<touch canary", "|touch canary", "< touch canary", "'< touch canary'",
        "<(touch canary)",
        "; touch canary", "&& touch canary", "| touch canary", "@canary", "@`touch canary`", "{/:Bold x}", "{/=80 big}",
        "{", "}", "}}}}", "{{{{", "^_~&", "a^{b}_c~d&{e}", "~{a}{b}", "\\", "\\\\", "ends with a backslash\\", "\\'",
        "'",
        "''", "'''", "\"", "\"\"", "back\\nslash \\t \\101", "%s %d %n %%", "%", "50 % of it", "#comment", "# comment",
        "line\nbreak", "carriage\rreturn", "both\r\nof them", "tab\tinside", "\0nothing", "bell\u{7}\u{1B}[31mred",
        "\u{85}\u{9F}", "../../../etc/passwd", "/etc/passwd", "./canary", "naïve · ∂ρ/∂Wˡ", "日本語", "👩‍🔬", "e\u{301}",
        "\u{202E}reversed", "\u{FEFF}mark", "a,b", "a;b", " ", "", "nan", "NaN", "1/0", "exit", "<b>&amp;</b>", "]]>",
        "set output '/dev/null'", "10⁻⁹ and x²", String(repeating: "long text ", count: 300),
        String(repeating: "x", count: 3000),
    ]
}
