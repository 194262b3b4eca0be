import Engine
import Glibc
import TerminalScreen
import Workbench

/// Processor time of single frames on the way through ncurses to the terminal.
///
/// The frames need a terminal, so the executable is started once more in one, by `PaintCommand`, and leaves its
/// figures in a file.
enum PaintMeasurement {
    static let size = Size(200, 60)
    private static let frames = 300

    static func figures() throws -> [Figure] {
        var template = Array("/tmp/nexus-paint.XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw EngineError.writing(
                what: "figures", path: "/tmp", reason: String(cString: strerror(errno)))
        }
        close(descriptor)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        let run = try ScreenRun([PaintCommand.configuration.commandName ?? "", path])
        guard run.end() else { throw EngineError.unexpected("the frames cannot be painted") }
        let text = try FileReader.text(of: path, what: "figures of the frames")
        let seconds = text.split(separator: "\n").compactMap { Double($0) }
        guard seconds.count == Kind.allCases.count else {
            throw EngineError.unexpected("the frames left \(seconds.count) figures")
        }
        return zip(Kind.allCases, seconds).map { kind, seconds in
            Figure(kind.name, seconds * kind.scale, kind.unit, kind.bar)
        }
    }

    /// Paints on the terminal of this process; median seconds of processor time by kind of frame.
    static func measure() throws -> [Double] {
        let opened = OpenRequest(
            argument: "fibonacci", inputs: InputOptions(inputHex: "05000000"), limits: .init())
        let snapshot = Snapshot(screen: .debug, size: size, program: opened)
        let (surface, theme) = try snapshot.render(share: try ShareDirectory.find(), folders: UserFolders())
        let device: NcursesDevice
        do throws(TerminalError) { device = try NcursesDevice(theme: theme) } catch {
            throw EngineError.badRequest(error.description)
        }
        defer { device.stop() }
        let blank = Surface(size)
        let motley = [motley(0), motley(1)]
        return Kind.allCases.map { kind in
            Samples(frames) { index in
                if kind == .full { device.show(blank) }
                if kind == .unchanged { device.show(surface) }
                let watch = Stopwatch()
                switch kind {
                case .full, .unchanged: device.show(surface)
                case .motley: device.show(motley[index % 2])
                }
                return watch.processor
            }.median
        }
    }

    /// The worst there is: other characters in all cells and another role after every six of them.
    private static func motley(_ turn: Int) -> Surface {
        var surface = Surface(size)
        let roles = Role.allCases
        for y in 0..<size.height {
            for x in 0..<size.width {
                let letter = Unicode.Scalar(UInt8(97 + (x + y + turn * 7) % 26))
                surface[x, y] = Cell(letter, role: roles[(x / 6 + y + turn) % roles.count])
            }
        }
        return surface
    }

    private enum Kind: CaseIterable {
        case full, unchanged, motley

        var name: String {
            switch self {
            case .full: "full frame of the Debug screen, processor time"
            case .unchanged: "unchanged frame, processor time"
            case .motley: "frame with every cell changed and a colour every 6 cells, processor time"
            }
        }

        var scale: Double { self == .unchanged ? 1e6 : 1e3 }
        var unit: String { self == .unchanged ? "µs" : "ms" }
        var bar: Figure.Bar { self == .unchanged ? .atMost(50) : .atMost(2.5) }
    }
}
