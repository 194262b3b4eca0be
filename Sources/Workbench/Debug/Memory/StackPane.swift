import Execution
import RISCV
import TerminalScreen

/// The words from the stack pointer up.
struct StackPane: ScenePane {
    static let id = PaneID.stack
    /// More than fits any screen; deeper words are found in the memory pane.
    private static let wordLimit = 4096

    private var list = ListState()
    private var format = ValueFormat.hexadecimal
    private var changes = MemoryChanges()

    init() {}

    func note(_ context: PaneContext) -> String { "sp \(ValueText.hex(context.session.registers[2]))" }

    mutating func follow(_ context: PaneContext) {
        changes.follow(context.session, window: window(context))
    }

    private func window(_ context: PaneContext) -> Range<UInt32> {
        let sp = context.session.registers[2] & ~3
        return sp..<max(sp, UInt32(min(UInt64(sp) + 4096, 0x8000_0000)))
    }

    /// Words between the stack pointer and the end of what can be a stack.
    private func count(_ session: DebugSession) -> Int {
        let sp = UInt64(session.registers[2] & ~3)
        guard sp >= 0x1000, sp < 0x8000_0000 else { return 0 }
        let end =
            session.program.segments.first { UInt64($0.address) > sp }.map { UInt64($0.address) }
            ?? 0x8000_0000
        return min(Self.wordLimit, Int((end - sp) / 4))
    }

    // MARK: Scene

    func scene(_ context: PaneContext) -> StackScene {
        let session = context.session
        let sp = session.registers[2] & ~3
        let count = count(session)
        var scene = StackScene()
        guard count > 0 else {
            scene.problem =
                sp == 0
                ? "The stack pointer is not set yet: the program's start-up code does that first."
                : "sp is \(ValueText.hex(sp)): there is no stack at that address."
            return scene
        }
        let shown = list.revealed(height: context.size.height, count: count)
        let first = shown.offset
        let last = min(count, first + context.size.height)
        guard first < last else { return scene }
        let bytes = session.bytes(at: sp + UInt32(first * 4), count: (last - first) * 4)
        let old = changes.old(session, bytes: bytes, from: sp + UInt32(first * 4))
        let returns = returnAddresses(session)
        scene.rows = (first..<last).map { index in
            let address = sp + UInt32(index * 4)
            let start = (index - first) * 4
            return row(
                at: address, offset: index * 4, bytes: Array(bytes[start..<(start + 4)]), old: old,
                returns: returns,
                isSelected: index == shown.selected, session)
        }
        return scene
    }

    private func row(
        at address: UInt32, offset: Int, bytes: [UInt8?], old: [UInt32: UInt8], returns: [UInt32: String],
        isSelected: Bool, _ session: DebugSession
    ) -> StackScene.Row {
        let known = bytes.compactMap { $0 }
        guard known.count == 4 else {
            return StackScene.Row(
                address: address, offset: offset, text: String(repeating: "··", count: 4),
                isSelected: isSelected)
        }
        func word(_ bytes: [UInt8]) -> UInt32 {
            bytes.enumerated().reduce(0) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
        }
        let value = word(known)
        let before = word(known.enumerated().map { old[address + UInt32($0)] ?? $1 })
        let reading = session.reading(of: value)
        return StackScene.Row(
            address: address, offset: offset, value: value, text: format.text(value), hint: reading.hint,
            returnsTo: returns[value], isPointer: reading.isPointer,
            old: before == value ? nil : format.text(before),
            isSelected: isSelected)
    }

    /// The return addresses of the live frames with the functions that they return to.
    private func returnAddresses(_ session: DebugSession) -> [UInt32: String] {
        var returns: [UInt32: String] = [:]
        for frame in session.debugger.callStack(at: session.position, limit: 64) {
            guard let site = frame.callSite else { continue }
            returns[site &+ 4] = session.symbols.description(of: site &+ 4) ?? ValueText.hex(site &+ 4)
        }
        return returns
    }

    // MARK: Keys and mouse

    private func address(_ session: DebugSession) -> UInt32 {
        session.registers[2] & ~3 &+ UInt32(clamping: list.selected * 4)
    }

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let session = context.session
        if list.perform(action, count: count(session), page: max(1, context.size.height)) { return [] }
        switch action {
        case .valueFormat: format = format.next
        case .showCurrent: list = ListState()
        case .enter:
            guard let value = session.word(at: address(session)) else { return nil }
            return session.follow(pointer: value)
        case .nextPoint, .previousPoint:
            return session.goToWrite(ofWord: address(session), isNext: action == .nextPoint)
        default: return nil
        }
        return []
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let count = count(context.session)
        list = list.revealed(height: context.size.height, count: count)
        list.select(list.offset + place.y, count: count)
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        list.wheel(by: rows, height: context.size.height, count: count(context.session))
    }

    mutating func show(_ target: PaneTarget, _ context: PaneContext) {
        guard case .address(let address) = target else { return }
        let sp = context.session.registers[2] & ~3
        guard address >= sp else { return }
        list.select(Int((address - sp) / 4), count: count(context.session))
    }

    func selectedText(_ context: PaneContext) -> String? {
        context.session.word(at: address(context.session)).map { "0x" + ValueText.digits($0, count: 8) }
    }

    func watchSuggestion(_ context: PaneContext) -> String? { "*u32(sp+\(list.selected * 4))" }

    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? {
        selectedText(context).map { ("*u32(0x\(ValueText.digits(address(context.session), count: 8)))", $0) }
    }
}
