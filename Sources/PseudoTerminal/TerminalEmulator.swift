/// As much of an xterm as ncurses uses, so that tests and benchmarks can read the screen that a person would see.
///
/// Colours and attributes are not kept.
public struct TerminalEmulator: Sendable {
    public private(set) var width: Int
    public private(set) var height: Int
    private var rows: [[Unicode.Scalar]]
    public private(set) var column = 0
    public private(set) var row = 0
    private var saved = (column: 0, row: 0)
    private var region: ClosedRange<Int>
    private var lastPrinted: Unicode.Scalar = " "
    private var usesLineDrawing = false
    private var pending: [UInt8] = []

    /// Private modes that are set, by number: 1049 is the alternate screen, 25 the cursor, 2004 bracketed paste.
    public private(set) var modes: Set<Int> = [25]
    /// Control strings (OSC and the like) that were received: titles, clipboard writes, queries.
    public private(set) var controlStrings: [String] = []

    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
        rows = Array(repeating: Array(repeating: " ", count: width), count: height)
        region = 0...max(0, height - 1)
    }

    public var lines: [String] {
        rows.map { row in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: row)
            return String(view)
        }
    }

    public var text: String { lines.joined(separator: "\n") }

    public mutating func resize(width: Int, height: Int) {
        rows = (0..<height).map { index in
            let old = index < rows.count ? rows[index] : []
            return (0..<width).map { $0 < old.count ? old[$0] : " " }
        }
        (self.width, self.height) = (width, height)
        region = 0...max(0, height - 1)
        column = min(column, width - 1)
        row = min(row, height - 1)
    }

    public mutating func feed(_ bytes: [UInt8]) {
        pending += bytes
        var index = 0
        while index < pending.count {
            guard let length = take(at: index) else { break }
            index += length
        }
        pending.removeFirst(index)
    }

    /// Handles what begins at `index` and returns its length; nil when it is not complete yet.
    private mutating func take(at index: Int) -> Int? {
        let byte = pending[index]
        if byte == 0x1B { return takeEscape(at: index) }
        if byte < 0x20 || byte == 0x7F {
            control(byte)
            return 1
        }
        if byte < 0x80 {
            put(Unicode.Scalar(byte))
            return 1
        }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        guard index + length <= pending.count else { return nil }
        let text = String(decoding: pending[index..<index + length], as: UTF8.self)
        for scalar in text.unicodeScalars { put(scalar) }
        return length
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x08: column = max(0, column - 1)
        case 0x09: column = min(width - 1, (column / 8 + 1) * 8)
        case 0x0A: lineFeed()
        case 0x0D: column = 0
        case 0x0E: usesLineDrawing = true
        case 0x0F: usesLineDrawing = false
        default: break
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        if column >= width {
            column = 0
            lineFeed()
        }
        guard rows.indices.contains(row) else { return }
        let shown = usesLineDrawing ? Self.lineDrawing[scalar] ?? scalar : scalar
        rows[row][column] = shown
        lastPrinted = shown
        column += 1
    }

    /// The DEC special graphics that ncurses falls back to.
    private static let lineDrawing: [Unicode.Scalar: Unicode.Scalar] = [
        "q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘", "t": "├", "u": "┤", "v": "┴", "w": "┬",
        "n": "┼",
    ]

    private mutating func lineFeed() {
        if row == region.upperBound { scroll(region, by: 1) } else { row = min(row + 1, height - 1) }
    }

    private mutating func scroll(_ area: ClosedRange<Int>, by count: Int) {
        let blank: [Unicode.Scalar] = Array(repeating: " ", count: width)
        for _ in 0..<min(abs(count), area.count) {
            if count > 0 {
                rows.remove(at: area.lowerBound)
                rows.insert(blank, at: area.upperBound)
            } else {
                rows.remove(at: area.upperBound)
                rows.insert(blank, at: area.lowerBound)
            }
        }
    }

    private mutating func takeEscape(at index: Int) -> Int? {
        guard index + 1 < pending.count else { return nil }
        switch pending[index + 1] {
        case UInt8(ascii: "["): return takeSequence(at: index)
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
            return takeString(at: index)
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            guard index + 2 < pending.count else { return nil }
            usesLineDrawing = pending[index + 2] == UInt8(ascii: "0")
            return 3
        case UInt8(ascii: "7"): saved = (column, row)
        case UInt8(ascii: "8"): (column, row) = saved
        case UInt8(ascii: "M"):
            if row == region.lowerBound { scroll(region, by: -1) } else { row = max(0, row - 1) }
        case UInt8(ascii: "D"): lineFeed()
        default: break
        }
        return 2
    }

    private mutating func takeString(at index: Int) -> Int? {
        var end = index + 2
        while end < pending.count {
            let isBell = pending[end] == 0x07
            let isEnd =
                pending[end] == 0x1B && end + 1 < pending.count && pending[end + 1] == UInt8(ascii: "\\")
            if isBell || isEnd {
                controlStrings.append(String(decoding: pending[(index + 1)..<end], as: UTF8.self))
                return end - index + (isBell ? 1 : 2)
            }
            end += 1
        }
        return nil
    }

    private mutating func takeSequence(at index: Int) -> Int? {
        var end = index + 2
        while end < pending.count, !(0x40...0x7E).contains(pending[end]) { end += 1 }
        guard end < pending.count else { return nil }
        perform(Character(Unicode.Scalar(pending[end])), parameters: pending[(index + 2)..<end])
        return end - index + 1
    }

    private mutating func perform(_ final: Character, parameters: ArraySlice<UInt8>) {
        // Colours are most of what is sent.
        if final == "m" { return }
        let isPrivate = parameters.first == UInt8(ascii: "?")
        let numbers = Self.numbers(isPrivate ? parameters.dropFirst() : parameters)
        let first = numbers[0]
        let count = max(1, first)
        if isPrivate {
            if final == "h" { modes.formUnion(numbers) }
            if final == "l" { modes.subtract(numbers) }
            if final == "h" || final == "l", numbers.contains(1049) { erase(0..<height) }
            return
        }
        switch final {
        case "H", "f":
            row = min(max(1, first), height) - 1
            column = min(max(1, numbers.count > 1 ? numbers[1] : 1), width) - 1
        case "A": row = max(0, row - count)
        case "B", "e": row = min(height - 1, row + count)
        case "C", "a": column = min(width - 1, column + count)
        case "D": column = max(0, column - count)
        case "G", "`": column = min(count, width) - 1
        case "d": row = min(count, height) - 1
        case "E": (column, row) = (0, min(height - 1, row + count))
        case "J":
            if first == 0 {
                blank(row, from: column, to: width)
                erase(min(row + 1, height)..<height)
            } else {
                erase(0..<height)
            }
        case "K": blank(row, from: first == 0 ? column : 0, to: first == 1 ? column + 1 : width)
        case "X": blank(row, from: column, to: min(width, column + count))
        case "@": shift(by: count)
        case "P": shift(by: -count)
        case "L": if region.contains(row) { scroll(row...region.upperBound, by: -count) }
        case "M": if region.contains(row) { scroll(row...region.upperBound, by: count) }
        case "S": scroll(region, by: count)
        case "T": scroll(region, by: -count)
        case "b": for _ in 0..<count { put(lastPrinted) }
        case "r":
            let bottom = numbers.count > 1 && numbers[1] > 0 ? min(numbers[1], height) : height
            region = min(count, bottom) - 1...bottom - 1
            (column, row) = (0, 0)
        default: break
        }
    }

    /// The numbers between semicolons, at least one; 0 for what is none.
    private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
        var numbers = [0]
        for byte in parameters {
            switch byte {
            case UInt8(ascii: ";"): numbers.append(0)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int(byte - UInt8(ascii: "0"))
                numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + digit, 1 << 20)
            default: break
            }
        }
        return numbers
    }

    private mutating func erase(_ range: Range<Int>) {
        for row in range { blank(row, from: 0, to: width) }
    }

    private mutating func blank(_ row: Int, from start: Int, to end: Int) {
        guard rows.indices.contains(row) else { return }
        for column in start..<max(start, min(end, width)) { rows[row][column] = " " }
    }

    private mutating func shift(by count: Int) {
        guard rows.indices.contains(row), column < width else { return }
        for _ in 0..<min(abs(count), width) {
            if count > 0 {
                rows[row].insert(" ", at: column)
                rows[row].removeLast()
            } else {
                rows[row].remove(at: column)
                rows[row].append(" ")
            }
        }
    }
}
