import RISCV
import TestSupport
import Testing

@testable import Execution

/// Motions by line over random programs with calls, compared with a model that looks at every step.
@Suite("Motions over random programs")
struct MotionPropertyTests {
    /// What the model knows about a position: its frame (numbered by call), how deep it is, and its line (0: none).
    struct Moment {
        var frame: Int
        var depth: Int
        var line: Int
    }

    struct Model {
        var moments: [Moment] = []

        init(_ debugger: Debugger) {
            var frames = [0]
            var returns: [UInt32] = [0]
            var next = 1
            for step in 0..<debugger.length {
                let record = debugger.recording.record(step)
                let line = debugger.program.lines.location(of: record.pc)?.line ?? 0
                moments.append(Moment(frame: frames.last!, depth: frames.count, line: line))
                let instruction = record.instruction
                if instruction.opcode.isJump, instruction.rd == 1 {
                    frames.append(next)
                    returns.append(record.pc + 4)
                    next += 1
                } else if instruction.opcode == .jalr, instruction.rs1 == 1, returns.last == record.nextPC {
                    frames.removeLast()
                    returns.removeLast()
                }
            }
        }

        func isSame(_ left: Int, _ right: Int) -> Bool {
            moments[left].frame == moments[right].frame && moments[left].line == moments[right].line
        }

        /// Positions after the origin that count for the motion.
        func admitted(after origin: Int, over: Bool) -> [Int] {
            var frame = moments[origin]
            return (origin..<moments.count).dropFirst().filter {
                if over, moments[$0].depth < frame.depth { frame = moments[$0] }
                return moments[$0].line != 0 && (!over || moments[$0].frame == frame.frame)
            }
        }

        func admitted(before origin: Int, over: Bool) -> [Int] {
            var frame = moments[origin]
            return (0..<origin).reversed().filter {
                if over, moments[$0].depth < frame.depth { frame = moments[$0] }
                return moments[$0].line != 0 && (!over || moments[$0].frame == frame.frame)
            }
        }

        func forward(_ origin: Int, over: Bool) -> Int? {
            admitted(after: origin, over: over).first { moments[origin].line == 0 || !isSame($0, origin) }
        }

        func backward(_ origin: Int, over: Bool) -> Int? {
            let positions = admitted(before: origin, over: over)
            guard let first = positions.first else { return nil }
            return positions.prefix { isSame($0, first) }.last
        }

        /// Where a visit by `line` starts.
        func isStart(_ position: Int) -> Bool {
            guard moments[position].line != 0 else { return false }
            let before = (0..<position).last { moments[$0].line != 0 }
            return before.map { !isSame($0, position) } ?? true
        }
    }

    /// Functions f0… that call only later ones, with loops, and a random line table with gaps.
    static func debugger(seed: UInt64) throws -> Debugger {
        var generator = SeededRandom(seed: seed)
        let count = Int.random(in: 2...6, using: &generator)
        var text = "_start:\n li sp, 0x10000\n call f0\n call f\(count - 1)\n li a7, 93\n ecall\n"
        for function in 0..<count {
            text += "f\(function):\n addi sp, sp, -8\n sw ra, 0(sp)\n sw s0, 4(sp)\n"
            text += " li s0, \(Int.random(in: 1...2, using: &generator))\n.Lloop\(function):\n"
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                let callee = Int.random(in: function...count, using: &generator)
                let isCall = callee > function && callee < count
                text += isCall ? " call f\(callee)\n" : " addi a0, a0, 1\n"
            }
            text +=
                " addi s0, s0, -1\n bnez s0, .Lloop\(function)\n lw ra, 0(sp)\n lw s0, 4(sp)\n addi sp, sp, 8\n ret\n"
        }
        var program = try Assembler.assemble(text)
        let segment = program.textSegments[0]
        var rows: [LineTable.Row] = []
        var address = segment.address
        while UInt64(address) < segment.end {
            let end = min(address + 4 * UInt32.random(in: 1...4, using: &generator), UInt32(segment.end))
            if !Int.random(in: 0...3, using: &generator).isMultiple(of: 4) {
                let line = Int.random(in: 1...12, using: &generator)
                rows.append(
                    .init(start: address, end: end, location: .init(file: 0, line: line), isStatement: true))
            }
            address = end
        }
        program.lines = LineTable(files: ["random.c"], rows: rows)
        let recording = try Recording(program: program, limits: RunLimits(maxCycles: 3_000))
        while recording.advance(cycles: 1 << 16) {}
        return try Debugger(recording: recording)
    }

    @Test("line and over go where the model goes, both ways", arguments: 0..<12 as Range<UInt64>)
    func model(seed: UInt64) throws {
        let debugger = try Self.debugger(seed: seed)
        let model = Model(debugger)
        var generator = SeededRandom(seed: seed)
        for _ in 0..<60 {
            let origin = Int.random(in: 0..<debugger.length, using: &generator)
            for isOver in [false, true] {
                debugger.move(.go(to: origin))
                let forward = debugger.move(isOver ? .over(.forward) : .line(.forward))
                #expect(forward.position == model.forward(origin, over: isOver) ?? debugger.length)
                debugger.move(.go(to: origin))
                let backward = debugger.move(isOver ? .over(.backward) : .line(.backward))
                #expect(backward.position == model.backward(origin, over: isOver) ?? 0)
            }
            #expect(debugger.callStack(at: origin).count == model.moments[origin].depth)
        }
    }

    @Test(
        "a line forwards and a line backwards return to where a visit starts",
        arguments: 100..<106 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        let debugger = try Self.debugger(seed: seed)
        let model = Model(debugger)
        for origin in (0..<debugger.length).filter(model.isStart).prefix(200) {
            debugger.move(.go(to: origin))
            let forward = debugger.move(.line(.forward))
            guard forward.reason == .stepped else { continue }
            #expect(debugger.move(.line(.backward)).position == origin)
        }
    }

    @Test(
        "finish backwards goes to the call, and finish forwards to behind it",
        arguments: 200..<204 as Range<UInt64>)
    func finish(seed: UInt64) throws {
        let debugger = try Self.debugger(seed: seed)
        let model = Model(debugger)
        var generator = SeededRandom(seed: seed)
        for _ in 0..<40 {
            let origin = Int.random(in: 0..<debugger.length, using: &generator)
            let depth = model.moments[origin].depth
            guard depth > 1 else { continue }
            debugger.move(.go(to: origin))
            let end = (origin..<debugger.length).first { model.moments[$0].depth < depth }
            #expect(debugger.move(.finish(.forward)).position == end ?? debugger.length)
            debugger.move(.go(to: origin))
            let call = (0..<origin).last { model.moments[$0].depth < depth }
            #expect(debugger.move(.finish(.backward)).position == call)
        }
    }
}
