import Execution
import RISCV
import TerminalScreen

/// The program's instructions around the one at the cursor.
struct DisassemblyPane: ScenePane {
    static let id = PaneID.disassembly

    /// What is shown besides addresses and instructions; a person cycles through these.
    enum Style: String, CaseIterable, Sendable {
        case plain, words, source, sourceAndWords

        var showsWords: Bool { self == .words || self == .sourceAndWords }
        var showsSource: Bool { self == .source || self == .sourceAndWords }
    }

    private var top: UInt32 = 0
    private var selected: UInt32 = 0
    private var callSite: UInt32?
    private(set) var style = Style.words

    init() {}

    /// The symbol at the selection, and the heading of the costs, which stand below it.
    func note(_ context: PaneContext) -> String {
        let costs = CostGutter.heading(width: context.size.width)
        return [place(context), costs].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private func place(_ context: PaneContext) -> String {
        context.session.symbols.description(of: selected) ?? ""
    }

    private func code(_ context: PaneContext) -> CodeRows {
        CodeRows(program: context.session.program, showsSource: style.showsSource)
    }

    // MARK: What to show

    mutating func follow(_ context: PaneContext) {
        callSite = nil
        select(context.session.pc, context)
    }

    mutating func show(_ target: PaneTarget, _ context: PaneContext) {
        let address: UInt32? =
            switch target {
            case .address(let address): address & ~3
            case .location(let location):
                context.session.program.lines.addresses(file: location.file, line: location.line).first
            case .row, .failure: nil
            }
        guard let address, code(context).isText(address) else { return }
        callSite = address == context.session.pc ? nil : address
        select(address, context)
    }

    private mutating func select(_ address: UInt32, _ context: PaneContext) {
        selected = address
        top = revealed(context)
    }

    /// The first instruction shown, so that the selection is in view with some rows around it.
    private func revealed(_ context: PaneContext) -> UInt32 {
        let code = code(context)
        guard code.isText(selected) else { return top }
        let height = max(1, context.size.height)
        let margin = min(3, (height - 1) / 4)
        let top = code.isText(top) ? top : selected
        if let distance = code.distance(from: top, to: selected, limit: height),
            distance + margin < height, distance >= margin || code.address(before: top) == nil
        {
            return top
        }
        let isNear = code.distance(from: selected, to: top, limit: height) != nil
        return code.address(rows: isNear ? margin : height / 3, above: selected)
    }

    // MARK: Scene

    func scene(_ context: PaneContext) -> DisassemblyScene {
        let session = context.session
        let code = code(context)
        var scene = DisassemblyScene()
        guard code.isText(selected) else {
            scene.problem =
                "The program counter is at \(ValueText.hex(session.pc)), where there is no code. I steps back to where it came from."
            return scene
        }
        let marks = session.breakMarks
        let (pc, height) = (session.pc, context.size.height)
        scene.rows = code.rows(from: revealed(context), count: height).prefix(height).map { row in
            switch row {
            case .symbol(let symbol): return .symbol(symbol.displayName)
            case .source(let location):
                let text = (session.sources.line(location) ?? "").drop { $0 == " " || $0 == "\t" }
                return .source(
                    place: session.sources.text(of: location), runs: [SceneRun(String(text), .sourceComment)])
            case .instruction(let address):
                var line = line(at: address, session)
                line.breakpoint = marks[address]
                line.isCurrent = address == pc
                line.isCallSite = address == callSite
                line.isSelected = address == selected
                line.isHit = TextSearch.contains(
                    context.searchText, in: line.mnemonic.text + " " + line.operands.plain)
                return .instruction(line)
            }
        }
        scene.arrow = arrow(session)
        scene.place = place(context)
        return scene
    }

    private func line(at address: UInt32, _ session: DebugSession) -> DisassemblyScene.Line {
        let program = session.program
        let word = program.word(at: address) ?? 0
        let shownWord = style.showsWords ? ValueText.digits(word, count: 8) : nil
        guard let instruction = program.instruction(at: address) else {
            return DisassemblyScene.Line(
                address: address, word: shownWord, mnemonic: SceneRun(".word", .assemblySystem),
                operands: [SceneRun(ValueText.hex(word), .assemblyNumber)])
        }
        let text = instruction.disassembled(at: address, symbols: program.symbols)
        return DisassemblyScene.Line(
            address: address, word: shownWord,
            mnemonic: InstructionRuns.mnemonic(of: instruction, text: text),
            operands: InstructionRuns.operands(of: text),
            cost: session.costs.cost(at: address).map(CostGutter.text))
    }

    private func arrow(_ session: DebugSession) -> DisassemblyScene.Arrow? {
        guard let instruction = session.program.instruction(at: selected) else { return nil }
        let next = selected == session.pc ? session.nextRecord?.nextPC : nil
        if instruction.opcode.isBranch || instruction.opcode == .jal {
            let target = selected &+ UInt32(bitPattern: instruction.immediate)
            let isTaken =
                instruction.opcode == .jal ? true : next.map { $0 == target && target != selected &+ 4 }
            return DisassemblyScene.Arrow(from: selected, to: target, isTaken: isTaken)
        }
        guard instruction.opcode == .jalr, let next else { return nil }
        return DisassemblyScene.Arrow(from: selected, to: next, isTaken: true)
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let code = code(context)
        let page = max(1, context.size.height - 1)
        switch action {
        case .up: move(code.address(selected, movedBy: -1), context)
        case .down: move(code.address(selected, movedBy: 1), context)
        case .pageUp: move(code.address(selected, movedBy: -page), context)
        case .pageDown: move(code.address(selected, movedBy: page), context)
        case .home:
            // First the function's start, then the program's.
            let start = context.session.symbols.symbol(containing: selected)?.address
            move(
                start.flatMap { $0 == selected || !code.isText($0) ? nil : $0 } ?? code.first ?? selected,
                context)
        case .end: move(code.last ?? selected, context)
        case .valueFormat:
            let all = Style.allCases
            style = all[(all.firstIndex(of: style)! + 1) % all.count]
        case .showCurrent: follow(context)
        case .enter: return follow(selected, context)
        case .nextPoint, .previousPoint:
            return [.command((action == .nextPoint ? "until " : "reverse-until ") + place)]
        default: return nil
        }
        return []
    }

    private mutating func move(_ address: UInt32, _ context: PaneContext) { select(address, context) }

    /// Enter on a branch, jump or call goes to its target, on anything else to the source line.
    private func follow(_ address: UInt32, _ context: PaneContext) -> [Message] {
        let session = context.session
        if let arrow = arrow(session), code(context).isText(arrow.to) {
            return [.show(.address(arrow.to), in: .disassembly)]
        }
        guard let location = session.program.lines.location(of: address) else {
            return [.say(Notice("no source line belongs to this instruction", .warning))]
        }
        return [.show(.location(location), in: .source)]
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let rows = code(context).rows(from: revealed(context), count: context.size.height)
        guard rows.indices.contains(place.y), case .instruction(let address) = rows[place.y] else {
            return []
        }
        top = revealed(context)
        selected = address
        return place.x < 2 ? [.action(.toggleBreakpoint)] : []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        let code = code(context)
        let height = max(1, context.size.height)
        top = code.address(revealed(context), movedBy: rows)
        let margin = min(3, (height - 1) / 4)
        let shown = code.rows(from: top, count: height).prefix(height)
            .compactMap { if case .instruction(let address) = $0 { address } else { nil } }
        guard let first = shown.dropFirst(min(margin, max(0, shown.count - 1))).first,
            let last = shown.dropLast(min(margin, max(0, shown.count - 1))).last, first <= last
        else { return }
        selected = min(max(selected, first), last)
    }

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        let code = code(context)
        guard let first = code.first, let last = code.last, !text.isEmpty else { return false }
        var at = selected
        // Once around, at most the largest text that is searched while somebody waits.
        for _ in 0..<1_000_000 {
            at = (backward ? code.address(before: at) : code.address(after: at)) ?? (backward ? last : first)
            let line = line(at: at, context.session)
            let symbol = context.session.symbols.symbol(containing: at)
            let heading = symbol?.address == at ? symbol?.displayName ?? "" : ""
            if TextSearch.contains(text, in: "\(heading) \(line.mnemonic.text) \(line.operands.plain)") {
                select(at, context)
                return true
            }
            if at == selected { return false }
        }
        return false
    }

    // MARK: What actions take from here

    private var place: String { BreakpointRequest.Place.address(selected).description }

    func selectedText(_ context: PaneContext) -> String? {
        let line = line(at: selected, context.session)
        return "\(ValueText.hex(selected)): \(line.mnemonic.text) \(line.operands.plain)"
    }

    func codePlace(_ context: PaneContext) -> String? { code(context).isText(selected) ? place : nil }
}
