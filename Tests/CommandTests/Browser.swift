import Foundation
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A browser without a window, which looks at pages as a reader does.
struct Browser {
    enum Scheme { case light, dark }

    /// The first one on the path, nil where there is none.
    static let path: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
        return names.flatMap { name in folders.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// What a page looks like from within.
    struct View: Decodable {
        struct Image: Decodable {
            let source: String
            let width, height: Double
        }
        /// A text that is not wholly in sight.
        struct Clipping: Decodable {
            let text: String
            let left, right: Double
        }
        let isDark: Bool
        let width, height, scrollWidth: Double
        let ground, ink: String
        let images: [Image]
        let clippings: [Clipping]
        /// Whether a script in the page's texts has run.
        let isHijacked: Bool
    }

    /// What a script in the page's texts would call.
    private static let canary = "<head><script>function canary() { window.hijacked = true; }</script>"

    /// What the page does to say what it looks like; it is added to a copy of the page.
    private static let probe = """
        <script>
        window.addEventListener('load', () => {
          document.querySelectorAll('details').forEach(details => details.open = true);
          const width = window.innerWidth, clippings = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const parent = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || parent.closest('script, thead') || !parent.offsetParent) continue;
            const range = document.createRange();
            range.selectNodeContents(texts.currentNode);
            let left = 0, right = width;
            for (let box = parent; box; box = box.parentElement) {
              if (getComputedStyle(box).overflowX === 'visible') continue;
              const frame = box.getBoundingClientRect();
              left = Math.max(left, frame.left); right = Math.min(right, frame.right);
            }
            for (const line of range.getClientRects()) {
              if (line.left < left - 0.5 || line.right > right + 0.5) {
                clippings.push({ text: texts.currentNode.data.slice(0, 60), left: line.left, right: line.right });
              }
            }
          }
          const body = getComputedStyle(document.body);
          parent.postMessage(JSON.stringify({
            isDark: matchMedia('(prefers-color-scheme: dark)').matches, width, height: document.body.scrollHeight,
            scrollWidth: document.documentElement.scrollWidth, ground: body.backgroundColor, ink: body.color,
            images: Array.from(document.querySelectorAll('picture img'), image => ({
              source: image.currentSrc, width: image.naturalWidth, height: image.naturalHeight })),
            clippings, isHijacked: window.hijacked === true }), '*');
        });
        </script>
        </body>
        """

    /// Looks at a page that is this wide. It stands in a frame, since some browsers make no window as narrow as a phone.
    static func look(at page: String, width: Int, _ scheme: Scheme) async throws -> View {
        let copy = URL(filePath: page).deletingLastPathComponent().appending(path: "probed.html")
        let probed = try text(page).replacing("<head>", with: canary, maxReplacements: 1).replacing(
            "</body>", with: probe)
        try Data(probed.utf8).write(to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        let frame = copy.deletingLastPathComponent().appending(path: "frame.html")
        try Data(
            """
            <!DOCTYPE html><meta name="color-scheme" content="light dark"><body>
            <iframe src="probed.html" style="width: \(width)px; height: 800px; border: 0"></iframe>
            <script>window.addEventListener('message', event => {
              const found = document.createElement('pre');
              found.textContent = btoa(unescape(encodeURIComponent(event.data)));
              document.body.append('<found>', found); });</script></body>
            """.utf8
        ).write(to: frame)
        defer { try? FileManager.default.removeItem(at: frame) }
        let document = try await dump(frame, scheme)
        let match = document.firstMatch(of: #/<pre>([A-Za-z0-9+\/=]+)<\/pre>/#)
        let found = try #require(match?.output.1, "the browser says: \(document.prefix(300))")
        return try JSONDecoder().decode(View.self, from: try #require(Data(base64Encoded: String(found))))
    }

    /// The document as it is once everything is loaded.
    private static func dump(_ page: URL, _ scheme: Scheme) async throws -> String {
        let home = FileManager.default.temporaryDirectory.appending(path: "trainability-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        let output = home.appending(path: "document")
        let arguments =
            [
                try #require(path), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--user-data-dir=\(home.path)/profile", "--window-size=1600,1000", "--virtual-time-budget=20000",
            ] + (scheme == .dark ? ["--blink-settings=preferredColorScheme=0"] : [])
            + ["--dump-dom", page.absoluteString]
        let status = try await run(
            arguments, environment: ["HOME=\(home.path)", "PATH=/usr/bin:/bin", "TMPDIR=\(home.path)"],
            output: output.path, seconds: 60)
        try #require(status == 0, "\(arguments[0]) ended with status \(status)")
        return try text(output.path)
    }

    /// Runs a program with a time limit, after which it is killed with everything it started.
    private static func run(
        _ arguments: [String], environment: [String], output: String, seconds: Double
    ) async throws -> Int32 {
        #if canImport(Darwin)
            var (actions, attributes): (posix_spawn_file_actions_t?, posix_spawnattr_t?) = (nil, nil)
        #else
            var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        // A group of its own to be killed by, and none of the signals that a thread of Swift's has blocked.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        var words = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for case let word? in words + variables { free(word) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, arguments[0], &actions, &attributes, &words, &variables)
        try #require(failure == 0, "\(arguments[0]) cannot be started: \(String(cString: strerror(failure)))")
        let end = Date().addingTimeInterval(seconds)
        var status: Int32 = 0
        while waitpid(child, &status, WNOHANG) == 0 {
            if Date() > end || Task.isCancelled {
                kill(-child, SIGKILL)
                waitpid(child, &status, 0)
                return 124
            }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }
}
