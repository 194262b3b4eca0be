import Engine
import Execution
import RISCV

/// Answers to commands that only look.
extension DebugSession {
    func report(_ command: DebugCommand) throws(EngineError) -> [String] {
        switch command {
        case .showRegisters: return registerLines
        case .showBacktrace: return backtrace
        case .showSource(let place): return try sourceLines(around: place)
        case .showDisassembly(let place): return try disassembly(around: place)
        case .showInformation(let information): return describe(information)
        case .showLog:
            let text = String(decoding: debugger.log, as: UTF8.self)
            return text.isEmpty ? ["the guest has logged nothing up to here"] : Self.lines(of: text)
        case .showOutput:
            let bytes = debugger.publicOutput
            return [
                bytes.isEmpty
                    ? "no public output up to here"
                    : "public output, \(bytes.count) bytes: \(HexText.text(bytes))"
            ]
        default: return []
        }
    }

    private var registerLines: [String] {
        let values = debugger.registers
        let cells = values.indices.map { index in
            let name = Register.name(UInt8(index))
            return name + String(repeating: " ", count: max(1, 5 - name.count)) + HexText.word(values[index])
        }
        let rows = (0..<8).map { row in (0..<4).map { cells[row + 8 * $0] }.joined(separator: "   ") }
        return rows + ["pc   " + HexText.word(debugger.pc)]
    }

    private var backtrace: [String] {
        debugger.callStack.map { frame in
            let location = frame.location ?? frame.nearestUserLocation
            let place = location.map { sources.text(of: $0) } ?? ""
            return "#\(frame.level) \(HexText.word(frame.pc)) \(frame.function)"
                + (place.isEmpty ? "" : " at \(place)")
        }
    }

    /// Ten lines around a place, the present one marked.
    private func sourceLines(around text: String?) throws(EngineError) -> [String] {
        let present = debugger.location ?? debugger.nearestUserFrame?.location
        let location = try text.map { text throws(EngineError) in try self.location(of: text) } ?? present
        guard let location else {
            throw .refused("there is no source line here; “disassemble” shows the instructions")
        }
        guard case .text(_, let lines) = sources.source(of: location.file) else {
            if case .missing(let sentence) = sources.source(of: location.file) { throw .refused(sentence) }
            return []
        }
        let first = max(1, location.line - 5)
        let last = min(lines.count, location.line + 5)
        guard first <= last else {
            throw .refused("\(sources.text(of: location)) is past the end of the file")
        }
        return ["\(sources.name(of: location.file)):"]
            + (first...last).map { number in
                let isPresent = present?.file == location.file && present?.line == number
                return "\(isPresent ? "→" : " ") \(Self.padded(number, to: 5)) \(lines[number - 1])"
            }
    }

    private func location(of text: String) throws(EngineError) -> SourceLocation {
        for address in try addresses(of: text) {
            if let location = program.lines.location(of: address) { return location }
        }
        throw .refused("“\(text)” has no source line")
    }

    private func addresses(of text: String) throws(EngineError) -> [UInt32] {
        let place = try place(text)
        do throws(StopPointError) { return try debugger.addresses(of: place) } catch {
            throw .refused(error.description)
        }
    }

    /// Instructions from four before a place to eleven after it.
    private func disassembly(around text: String?) throws(EngineError) -> [String] {
        let middle =
            try text.map { text throws(EngineError) in try addresses(of: text).first ?? debugger.pc }
            ?? debugger.pc
        return (-4..<12).compactMap { offset in
            let address = middle &+ UInt32(bitPattern: Int32(offset * 4))
            guard let instruction = program.instruction(at: address) else { return nil }
            let mark = address == debugger.pc ? "→" : " "
            return
                "\(mark) \(HexText.word(address))  \(instruction.text(at: address, symbols: program.symbols))"
        }
    }

    // MARK: Lists

    private func describe(_ information: DebugCommand.Information) -> [String] {
        switch information {
        case .breakpoints: return Self.orNone(breakpointLines, "breakpoints")
        case .watchpoints: return Self.orNone(watchpointLines, "watchpoints")
        case .watches: return Self.orNone(watchLines, "watches")
        case .bookmarks:
            return Self.orNone(bookmarks.map { "\($0.name): step \(Grouped.text($0.position))" }, "bookmarks")
        case .edits: return Self.orNone(debugger.edits.map(Self.describe), "edits")
        case .registers: return registerLines
        case .position: return [debugger.description(of: position)]
        case .program: return programLines
        }
    }

    var breakpointLines: [String] {
        debugger.breakpoints.map {
            "\($0.id) \($0.request), stopped \($0.stops) time\($0.stops == 1 ? "" : "s")"
        }
    }

    var watchpointLines: [String] {
        debugger.watchpoints.map {
            "\($0.id) \($0.request), stopped \($0.stops) time\($0.stops == 1 ? "" : "s")"
        }
    }

    var watchLines: [String] {
        debugger.watchValues.enumerated().map { index, watch in
            switch watch.value {
            case .success(let value):
                "\(index + 1) \(watch.expression) = \(HexText.word(value.bits)) (\(value))"
            case .failure(let error): "\(index + 1) \(watch.expression): \(error)"
            }
        }
    }

    private var programLines: [String] {
        let end =
            outcome.map { Debugger.sentence(for: $0, cycles: length) } ?? "the run is not recorded to its end"
        return [
            "program \(name), identity \(identity)", "path \(opened.program.path)",
            "public input \(opened.input.publicBytes.count) bytes, private input \(opened.input.privateBytes.count) bytes",
            end,
        ] + program.notes
    }

    static func describe(_ edit: Intervention) -> String {
        let at = "at step \(Grouped.text(edit.step)): "
        switch edit.change {
        case .register(let number, let value): return at + "\(Register.name(number)) = \(HexText.word(value))"
        case .memory(let address, let bytes): return at + "\(HexText.word(address)) = \(HexText.text(bytes))"
        case .pc(let target): return at + "pc = \(HexText.word(target))"
        }
    }

    // MARK: Memory and writers

    func examine(_ address: UInt32, count: Int, _ format: DebugCommand.ValueFormat, width: Int) -> [String] {
        let perLine = format == .text ? count : max(1, 16 / width)
        return stride(from: 0, to: count, by: perLine).map { first in
            let here = address &+ UInt32(first * width)
            let bytes = debugger.bytes(at: here, count: min(perLine, count - first) * width)
            if format == .text {
                return HexText.word(here) + "  “"
                    + String(
                        decoding: bytes.prefix { $0 != nil && $0 != 0 }.compactMap(\.self), as: UTF8.self
                    ).escaped + "”"
            }
            let cells = stride(from: 0, to: bytes.count, by: width).map { offset -> String in
                let parts = bytes[offset..<min(bytes.count, offset + width)]
                guard !parts.contains(nil) else { return "??" }
                let value = parts.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1 ?? 0) }
                return format.text(value, width: width)
            }
            return HexText.word(here) + "  " + cells.joined(separator: " ")
        }
    }

    func whoWrote(_ text: String, _ direction: DebugCommand.Direction) throws(EngineError) -> String {
        let storage: Debugger.Storage
        if let register = Register.number(named: text) {
            storage = .register(register)
        } else {
            storage = .word(try value(text).bits)
        }
        let step: Int?
        switch direction {
        case .backward:
            if case .step(let found) = debugger.previousWrite(of: storage) {
                step = found
            } else {
                step = nil
            }
        case .forward: step = debugger.nextWrite(of: storage)
        }
        guard let step else {
            return direction == .backward
                ? "\(text) was never written before here: its value comes from the image or is 0"
                : "\(text) is not written again"
        }
        return "\(text) \(direction == .backward ? "was last written" : "is next written") by "
            + debugger.description(of: step)
    }

    // MARK: Text

    static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escaped }
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func orNone(_ lines: [String], _ what: String) -> [String] {
        lines.isEmpty ? ["there are no \(what)"] : lines
    }
}

extension DebugCommand.ValueFormat {
    /// A value of so many bytes in this format.
    func text(_ value: UInt32, width: Int = 4) -> String {
        switch self {
        case .hexadecimal:
            let digits = String(value, radix: 16)
            return "0x" + String(repeating: "0", count: max(0, width * 2 - digits.count)) + digits
        case .unsigned: return String(value)
        case .signed:
            let shift = UInt32(32 - 8 * width)
            return String(Int32(bitPattern: value << shift) >> Int32(shift))
        case .binary: return "0b" + String(value, radix: 2)
        case .character, .text:
            guard value < 256 else { return String(value) }
            return "'\(String(Character(Unicode.Scalar(UInt8(value)))).escaped)'"
        }
    }
}
