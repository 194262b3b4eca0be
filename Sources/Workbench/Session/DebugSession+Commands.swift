import Engine
import Execution
import RISCV

/// The command language, carried out: the same for the `:` line, plain mode and scripts.
extension DebugSession {
    /// Carries a command out and gives what there is to read, line by line. A motion is only begun: `advance` does it.
    public func perform(_ command: DebugCommand) throws(EngineError) -> [String] {
        switch command {
        case .move(let motion, let count):
            begin(Motion(motion), count: count)
        case .goTo(let destination):
            begin(.go(to: try step(of: destination)))
        case .runTo(let text, let direction):
            begin(.run(to: try place(text), Debugger.Direction(direction)))
        case .goToBookmark(let name):
            guard let bookmark = bookmarks.first(where: { $0.name == name }) else {
                throw .refused("there is no bookmark “\(name)”; “info bookmarks” lists them")
            }
            begin(.go(to: bookmark.position))
        case .setBookmark(let name):
            return [setBookmark(name)]
        case .evaluate(let text, let format):
            return ["\(text) = \(format.text(try value(text).bits))"]
        case .examine(let text, let count, let format, let width):
            return examine(try value(text).bits, count: count, format, width: width)
        case .whoWrote(let text, let direction):
            return [try whoWrote(text, direction)]
        case .edit, .undo, .redo:
            return [try change(command)]
        case .addBreakpoint, .addWatchpoint, .addWatch, .delete, .removeWatch, .setEnabled, .setCondition,
            .setIgnoreCount:
            return try performOnStops(command)
        case .showRegisters, .showBacktrace, .showSource, .showDisassembly, .showInformation, .showLog,
            .showOutput:
            return try report(command)
        case .help(let name):
            return try Self.help(name)
        case .quit:
            break
        }
        return []
    }

    /// The value of an expression now.
    func value(_ text: String) throws(EngineError) -> Expression.Value {
        do throws(ExpressionError) { return try debugger.evaluate(text) } catch {
            throw .refused(error.description)
        }
    }

    /// The address that a text means.
    func address(_ text: String) -> Result<UInt32, SessionFailure> {
        do throws(EngineError) {
            return .success(try value(text).bits)
        } catch {
            return .failure(SessionFailure(sentence: error.description))
        }
    }

    func place(_ text: String) throws(EngineError) -> BreakpointRequest.Place {
        do throws(StopPointError) {
            return try BreakpointRequest.Place(parsing: text)
        } catch {
            throw .refused(error.description)
        }
    }

    private func step(of destination: DebugCommand.Destination) throws(EngineError) -> Int {
        switch destination {
        case .step(let step):
            guard step <= length || outcome == nil else {
                throw .refused(
                    "the run has \(Grouped.text(length)) steps; \(Grouped.text(step)) is past its end")
            }
            return step
        case .offset(let offset): return position.addingReportingOverflow(offset).partialValue
        case .percent(let percent): return length / 100 * percent + length % 100 * percent / 100
        case .first: return 0
        case .last: return length
        }
    }

    private static func help(_ name: String?) throws(EngineError) -> [String] {
        if let name {
            let row = try DebugCommandTable.row(named: name)
            let aliases = row.aliases.isEmpty ? "" : " (also \(row.aliases.joined(separator: ", ")))"
            return ["\(row.usage)\(aliases): \(row.summary)"]
        }
        var lines: [String] = []
        for group in DebugCommandRow.Group.allCases {
            lines.append("\(group.rawValue):")
            lines += DebugCommandTable.rows.filter { $0.group == group }.map {
                "  \($0.usage): \($0.summary)"
            }
        }
        return lines
    }
}

extension EngineError {
    /// A command that is understood but cannot be carried out now.
    static func refused(_ sentence: String) -> EngineError { .badCommand(place: nil, detail: sentence) }
}

extension Debugger.Direction {
    init(_ direction: DebugCommand.Direction) { self = direction == .forward ? .forward : .backward }
}

extension Motion {
    init(_ motion: DebugCommand.Motion) {
        switch motion {
        case .instruction(let direction): self = .instruction(.init(direction))
        case .line(let direction): self = .line(.init(direction))
        case .over(let direction): self = .over(.init(direction))
        case .finish(let direction): self = .finish(.init(direction))
        case .resume(let direction): self = .resume(.init(direction))
        }
    }
}
