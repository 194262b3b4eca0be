import Execution
import RISCV
import TerminalScreen

/// The registers, with what the last motion changed.
struct RegistersPane: ScenePane {
    static let id = PaneID.registers

    /// What is shown, in this order: read downwards in two columns of 16 or four of 8, groups of the calling
    /// convention stay together. x0 is left out, because it is always zero; nil stands for the pc.
    static let order: [UInt8?] =
        [nil, 1, 2, 3, 4, 5, 6, 7] + (10...17).map { $0 } + [8, 9] + (18...27).map { $0 }
        + (28...31).map { $0 }

    private var selected = 0
    private var format = ValueFormat.hexadecimal
    private var usesNumbers = false
    private var changes = ChangeReference()

    init() {}

    func note(_ context: PaneContext) -> String { changes.note(context.session) }

    mutating func follow(_ context: PaneContext) { changes.follow(context.session) }

    mutating func show(_ target: PaneTarget, _ context: PaneContext) {}

    // MARK: Scene

    func scene(_ context: PaneContext) -> RegistersScene {
        let session = context.session
        let registers = session.registers
        let old = changes.oldRegisters(session)
        let edited = Set(
            session.recording.interventions.lazy.filter { $0.step == session.position }.compactMap {
                if case .register(let number, _) = $0.change { number } else { nil }
            })
        var scene = RegistersScene()
        scene.entries = Self.order.enumerated().map { index, number in
            let value = number.map { registers[Int($0)] } ?? session.pc
            let reading = session.reading(of: value)
            return RegistersScene.Entry(
                name: name(of: number), value: value,
                text: number == nil ? ValueText.hex(value) : format.text(value),
                hint: number == nil ? session.placeText(of: value) : reading.hint,
                isPointer: reading.isPointer,
                old: number.flatMap { old[$0] }.map(format.text),
                isEdited: number.map { edited.contains($0) } ?? false, isSelected: index == selected)
        }
        scene.detail = detail(context)
        return scene
    }

    private func name(of number: UInt8?) -> String {
        guard let number else { return "pc" }
        return usesNumbers ? "x\(number)" : Register.name(number)
    }

    private func detail(_ context: PaneContext) -> [[SceneRun]] {
        let session = context.session
        guard let number = Self.order[selected] else {
            let place = session.symbols.description(of: session.pc) ?? ""
            return [
                [SceneRun("pc ", .name), SceneRun(place, .assemblySymbol)],
                [SceneRun("cycle ", .textDim), SceneRun(ValueText.count(session.position), .value)],
            ]
        }
        let value = session.registers[Int(number)]
        var runs = [
            SceneRun("\(Register.name(number)) x\(number) ", .name), SceneRun(ValueText.hex(value), .value),
            SceneRun("  \(ValueText.count(value))", .value),
        ]
        if value > 0x7fff_ffff {
            runs.append(SceneRun("  \(ValueText.count(Int32(bitPattern: value)))", .value))
        }
        let reading = session.reading(of: value)
        if reading.isPointer { runs.append(SceneRun("  \(reading.hint)", .valuePointer)) }
        return [
            runs, session.writer(session.recording.lastWrite(ofRegister: number, before: session.position)),
        ]
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let count = Self.order.count
        let rows = RegistersScene.Grid(entries: count, size: context.size).rows
        switch action {
        case .up: selected = max(0, selected - 1)
        case .down: selected = min(count - 1, selected + 1)
        case .left: selected = max(0, selected - rows)
        case .right: selected = min(count - 1, selected + rows)
        case .pageUp: selected = max(0, selected - min(rows, 8))
        case .pageDown: selected = min(count - 1, selected + min(rows, 8))
        case .home: selected = 0
        case .end: selected = count - 1
        case .valueFormat:
            // After all formats, once more with the registers' numbers.
            format = format.next
            if format == .hexadecimal { usesNumbers.toggle() }
        case .showCurrent: selected = 0
        case .enter: return enter(context)
        case .nextPoint, .previousPoint: return write(isNext: action == .nextPoint, context)
        default: return nil
        }
        return []
    }

    /// Follows a pointer; from any other value goes to the step that wrote it.
    private func enter(_ context: PaneContext) -> [Message] {
        let session = context.session
        guard let number = Self.order[selected] else {
            return [.show(.address(session.pc), in: .disassembly)]
        }
        let value = session.registers[Int(number)]
        if session.program.segment(containing: value)?.isExecutable == true {
            return [.show(.address(value & ~3), in: .disassembly)]
        }
        if session.isData(value) { return [.show(.address(value), in: .memory)] }
        return write(isNext: false, context)
    }

    /// Goes to just after a write of the selected register.
    private func write(isNext: Bool, _ context: PaneContext) -> [Message] {
        let session = context.session
        guard let number = Self.order[selected] else { return [] }
        let name = Register.name(number)
        let recording = session.recording
        if isNext {
            guard let step = recording.nextWrite(ofRegister: number, from: session.position) else {
                return [.say(Notice("\(name) is not written again"))]
            }
            return [.go(to: step + 1)]
        }
        // At the place just after a write, the one before it is meant.
        var write = recording.lastWrite(ofRegister: number, before: session.position)
        if write == .step(session.position - 1) {
            write = recording.lastWrite(ofRegister: number, before: session.position - 1)
        }
        guard case .step(let step) = write else { return [.say(Notice("\(name) is not written before"))] }
        return [.go(to: step + 1)]
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let count = Self.order.count
        let grid = RegistersScene.Grid(entries: count, size: context.size)
        let body = context.size.height - grid.foot
        let first = grid.first(selected: selected, height: body)
        let column = min(grid.columns - 1, place.x / max(1, context.size.width / grid.columns))
        guard place.y < body, first + place.y < grid.rows else { return [] }
        selected = min(count - 1, column * grid.rows + first + place.y)
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        selected = min(max(0, selected + rows.signum()), Self.order.count - 1)
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        let entries = scene(context).entries
        let found = TextSearch.next(text, from: selected, count: entries.count, backward: backward) {
            "\(entries[$0].name) \(entries[$0].text) \(entries[$0].hint)"
        }
        if let found { selected = found }
        return found != nil
    }

    // MARK: What actions take from here

    private var expression: String { Self.order[selected].map { Register.name($0) } ?? "pc" }

    func selectedText(_ context: PaneContext) -> String? {
        let value = Self.order[selected].map { context.session.registers[Int($0)] } ?? context.session.pc
        return "0x" + ValueText.digits(value, count: 8)
    }

    func watchSuggestion(_ context: PaneContext) -> String? { expression }

    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? {
        selectedText(context).map { (expression, $0) }
    }
}
