import Execution
import RISCV
import TerminalScreen

/// A window on memory that can be moved anywhere.
struct MemoryPane: ScenePane {
    static let id = PaneID.memory

    private var top: UInt32 = 0
    private var selected: UInt32 = 0
    private var selectsWord = true
    private var changes = MemoryChanges()
    private var hits: Set<UInt32> = []

    init() {}

    func note(_ context: PaneContext) -> String {
        if let symbol = context.session.symbols.symbol(containing: selected) {
            let offset = selected - symbol.address
            return symbol.displayName + (offset == 0 ? "" : "+\(offset)")
        }
        let sp = context.session.registers[2]
        if selected >= sp, selected - sp < 1 << 16, sp > 0x1000 { return "sp+\(selected - sp)" }
        return ""
    }

    // MARK: What to show

    mutating func follow(_ context: PaneContext) {
        if selected == 0 { start(context) }
        changes.follow(context.session, window: window(context))
    }

    /// Where the data of the program begins; a program without data shows its stack.
    private mutating func start(_ context: PaneContext) {
        let program = context.session.program
        let data = program.segments.first { !$0.isExecutable && $0.memorySize > 0 } ?? program.segments.first
        selected = data?.address ?? 0x1000
        top = selected & ~15
    }

    mutating func show(_ target: PaneTarget, _ context: PaneContext) {
        guard case .address(let address) = target else { return }
        selected = address
        selectsWord = true
        top = revealed(context)
        changes.look(context.session, window: window(context))
    }

    private func rows(_ size: Size) -> Int { max(1, size.height - MemoryScene.detailHeight(size)) }
    private func bytesPerRow(_ size: Size) -> Int { MemoryScene.bytesPerRow(width: size.width) }

    /// The first address shown: a multiple of the row's bytes, with the selection in view.
    private func revealed(_ context: PaneContext) -> UInt32 {
        let (count, rows) = (Int64(bytesPerRow(context.size)), Int64(rows(context.size)))
        let line = Int64(selected) / count
        var first = Int64(top) / count
        if line < first || line >= first + rows {
            let isNear = abs(line - first) < 2 * rows
            first = isNear ? (line < first ? line : line - rows + 1) : line - rows / 4
        }
        return UInt32(max(0, min(first, (1 << 32) / count - rows)) * count)
    }

    /// The addresses whose old bytes are kept: what is shown and a few pages around it.
    private func window(_ context: PaneContext) -> Range<UInt32> {
        let first = revealed(context)
        let start = first > 2048 ? first - 2048 : 0
        let end = UInt64(first) + UInt64(rows(context.size) * bytesPerRow(context.size)) + 2048
        return start..<UInt32(min(end, UInt64(UInt32.max)))
    }

    // MARK: Scene

    func scene(_ context: PaneContext) -> MemoryScene {
        let session = context.session
        let count = bytesPerRow(context.size)
        let first = revealed(context)
        let bytes = session.bytes(at: first, count: rows(context.size) * count)
        var scene = MemoryScene()
        scene.bytesPerRow = count
        scene.selected = selected
        scene.selectsWord = selectsWord
        scene.rows = (0..<rows(context.size)).map { row in
            MemoryScene.Row(
                address: first &+ UInt32(row * count),
                bytes: Array(bytes[(row * count)..<((row + 1) * count)]))
        }
        scene.changed = changes.old(session, bytes: bytes, from: first)
        scene.hits = hits
        scene.marks = [session.registers[2]: "sp"]
        scene.detail = detail(context)
        return scene
    }

    private func detail(_ context: PaneContext) -> [[SceneRun]] {
        let session = context.session
        let place = selectsWord ? selected & ~3 : selected
        var runs = [SceneRun(ValueText.hex(place), .address), SceneRun("  ", .text)]
        let bytes = session.bytes(at: place, count: 4)
        guard bytes[0] != nil else {
            runs.append(SceneRun("not mapped", .valueMissing))
            return [runs]
        }
        let values = MemoryReading(bytes: bytes.compactMap { $0 })
        runs += selectsWord ? values.wordRuns(session) : values.byteRuns
        var writer = session.writer(session.recording.lastWrite(ofWord: place, before: session.position))
        if let next = session.recording.nextWrite(ofWord: place, from: session.position) {
            writer.append(SceneRun("; next at \(ValueText.count(next))", .textDim))
        }
        return [runs, writer]
    }

    // MARK: Keys and mouse

    mutating func perform(_ action: Action, _ context: PaneContext) -> [Message]? {
        let count = bytesPerRow(context.size)
        let unit = selectsWord ? 4 : 1
        switch action {
        case .up: move(by: -count, context)
        case .down: move(by: count, context)
        case .left: move(by: -unit, context)
        case .right: move(by: unit, context)
        case .pageUp: move(by: -count * rows(context.size), context)
        case .pageDown: move(by: count * rows(context.size), context)
        case .home: place(at: UInt32(Int(selected) / count * count), context)
        case .end: place(at: UInt32(Int(selected) / count * count + count - unit), context)
        case .valueFormat: selectsWord.toggle()
        case .showCurrent: place(at: context.session.registers[2], context)
        case .enter:
            guard let value = context.session.word(at: selected & ~3) else { return nil }
            return context.session.follow(pointer: value)
        case .nextPoint, .previousPoint:
            return context.session.goToWrite(ofWord: selected & ~3, isNext: action == .nextPoint)
        default: return nil
        }
        return []
    }

    private mutating func move(by bytes: Int, _ context: PaneContext) {
        place(at: UInt32(clamping: Int(selected) + bytes), context)
    }

    private mutating func place(at address: UInt32, _ context: PaneContext) {
        selected = selectsWord ? address & ~3 : address
        top = revealed(context)
        changes.look(context.session, window: window(context))
    }

    mutating func click(_ place: Point, _ context: PaneContext) -> [Message] {
        let count = bytesPerRow(context.size)
        let first = revealed(context)
        let ascii = MemoryScene.asciiColumn(bytes: count)
        let column =
            place.x >= ascii
            ? place.x - ascii
            : (0..<count).last { 11 + MemoryScene.column(ofByte: $0) <= place.x } ?? 0
        guard place.y < rows(context.size) else { return [] }
        top = first
        selected = first &+ UInt32(place.y * count + min(column, count - 1))
        if selectsWord { selected &= ~3 }
        return []
    }

    mutating func scroll(by rows: Int, _ context: PaneContext) {
        let count = bytesPerRow(context.size)
        let first = Int(revealed(context)) + rows * count
        let last = (1 << 32) - count * self.rows(context.size)
        top = UInt32(min(max(0, first), last))
        let height = self.rows(context.size)
        let column = Int(selected) % count
        let line = min(max(Int(selected) / count, Int(top) / count), Int(top) / count + height - 1)
        selected = UInt32(line * count + column)
        changes.look(context.session, window: window(context))
    }

    // MARK: Search

    mutating func find(_ text: String, backward: Bool, _ context: PaneContext) -> Bool {
        hits = []
        let pattern = MemorySearch.pattern(text)
        guard !pattern.isEmpty,
            let found = MemorySearch.next(pattern, from: selected, backward: backward, in: context.session)
        else { return false }
        hits = Set((0..<pattern.count).map { found &+ UInt32($0) })
        selected = found
        selectsWord = false
        top = revealed(context)
        changes.look(context.session, window: window(context))
        return true
    }

    // MARK: What actions take from here

    private var expression: String {
        let address = selectsWord ? selected & ~3 : selected
        return "*\(selectsWord ? "u32" : "u8")(0x\(ValueText.digits(address, count: 8)))"
    }

    func selectedText(_ context: PaneContext) -> String? {
        let bytes = context.session.bytes(
            at: selectsWord ? selected & ~3 : selected, count: selectsWord ? 4 : 1)
        let known = bytes.compactMap { $0 }
        guard known.count == bytes.count else { return nil }
        let value = known.enumerated().reduce(UInt32(0)) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
        return "0x" + ValueText.digits(value, count: known.count * 2)
    }

    func watchSuggestion(_ context: PaneContext) -> String? { expression }

    func editSuggestion(_ context: PaneContext) -> (target: String, value: String)? {
        selectedText(context).map { (expression, $0) }
    }
}
