import Foundation
import Synchronization

/// How a mirror answers one address.
enum MirrorAnswer: Sendable {
    /// From where the client wants to go on, if it says so.
    case whole(Data)
    /// All of the bytes, wherever the client wants to go on.
    case unresumable(Data)
    /// Announces all of the bytes, sends half of them and closes.
    case half(Data)
    /// Announces all of the bytes, sends half of them and waits until the client leaves.
    case stalled(Data)
    case missing
}

/// An HTTP server on the loopback address, for one test.
final class MirrorServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let answers: [String: MirrorAnswer]
    private let asked = Mutex<[(path: String, start: Int)]>([])
    private let stopped = Atomic(false)

    /// Serves at once: the answer to each path, such as `/a.gz`. Whatever has no answer is missing.
    init(_ answers: [String: MirrorAnswer]) throws {
        #if os(Linux)
            listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            listener = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        // Without this the scripts under test would inherit the socket and keep it open.
        _ = fcntl(listener, F_SETFD, FD_CLOEXEC)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let listens = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(listener, generic, length) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, generic, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        self.answers = answers
        guard listens else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        Thread.detachNewThread { self.serve() }
    }

    var url: String { "http://127.0.0.1:\(port)/" }

    /// The paths asked for until now, in order.
    var requests: [String] { asked.withLock { $0.map(\.path) } }

    /// The byte from which each of them was to begin.
    var starts: [Int] { asked.withLock { $0.map(\.start) } }

    func stop() {
        stopped.store(true, ordering: .relaxed)
    }

    private func serve() {
        while !stopped.load(ordering: .relaxed) {
            var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
            // The timeout is there to see `stop()`: closing a socket wakes no other thread on some systems.
            guard poll(&waiting, 1, 50) > 0 else { continue }
            let client = accept(listener, nil, nil)
            guard client >= 0 else { continue }
            _ = fcntl(client, F_SETFD, FD_CLOEXEC)
            answer(client)
            // A script that was started a moment ago may have inherited the socket: shutdown ends it there too.
            _ = shutdown(client, Int32(SHUT_RDWR))
            _ = close(client)
        }
        _ = close(listener)
    }

    private func answer(_ client: Int32) {
        guard let (path, start) = request(client) else { return }
        asked.withLock { $0.append((path, start)) }
        switch answers[path] ?? .missing {
        case .whole(let body) where start > 0 && start < body.count:
            let range = "\r\nContent-Range: bytes \(start)-\(body.count - 1)/\(body.count)"
            deliver(head("206 Partial Content\(range)", length: body.count - start) + body.dropFirst(start), to: client)
        case .whole(let body), .unresumable(let body):
            deliver(head("200 OK", length: body.count) + body, to: client)
        case .half(let body):
            deliver(head("200 OK", length: body.count) + body.prefix(body.count / 2), to: client)
        case .stalled(let body):
            deliver(head("200 OK", length: body.count) + body.prefix(body.count / 2), to: client)
            while !receive(client).isEmpty {}
        case .missing:
            deliver(head("404 Not Found", length: 0), to: client)
        }
    }

    /// The path in the first line of a request such as `GET /a.gz HTTP/1.1`, and the start in `Range: bytes=100-`.
    private func request(_ client: Int32) -> (path: String, start: Int)? {
        var request = Data()
        while request.range(of: Data("\r\n\r\n".utf8)) == nil {
            let bytes = receive(client)
            guard !bytes.isEmpty else { return nil }
            request.append(contentsOf: bytes)
        }
        let text = String(decoding: request, as: UTF8.self)
        let words = text.split(separator: " ")
        let start = text.firstMatch(of: #/\r\nRange: bytes=(\d+)-/#.ignoresCase()).flatMap { Int($0.1) }
        return words.count > 1 ? (String(words[1]), start ?? 0) : nil
    }

    private func head(_ status: String, length: Int) -> Data {
        Data("HTTP/1.1 \(status)\r\nContent-Length: \(length)\r\nConnection: close\r\n\r\n".utf8)
    }

    private func receive(_ client: Int32) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(client, &buffer, buffer.count, 0)
        return Array(buffer.prefix(max(0, count)))
    }

    private func deliver(_ data: Data, to client: Int32) {
        // A client that left early must not end the test process with SIGPIPE.
        #if canImport(Darwin)
            var on: Int32 = 1
            _ = setsockopt(client, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
            let flags: Int32 = 0
        #else
            let flags = Int32(MSG_NOSIGNAL)
        #endif
        var rest = [UInt8](data)
        while !rest.isEmpty {
            let count = send(client, rest, rest.count, flags)
            guard count > 0 else { return }
            rest.removeFirst(count)
        }
    }
}
