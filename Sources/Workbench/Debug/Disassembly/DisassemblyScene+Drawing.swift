import TerminalScreen

extension DisassemblyScene {
    /// The columns of an instruction line: marks, arrow, address, word, mnemonic, operands.
    private struct Columns {
        let arrow = 2
        let address = 5
        var word: Int?
        var mnemonic: Int
        var operands: Int

        init(width: Int, hasWords: Bool) {
            let afterAddress = address + 9 + 2
            word = hasWords && width >= 54 ? afterAddress : nil
            mnemonic = word.map { $0 + 10 } ?? afterAddress
            operands = mnemonic + (width >= 44 ? 8 : 7)
        }
    }

    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem {
            surface.putSentence(problem, in: rect)
            return
        }
        let hasWords = rows.contains {
            if case .instruction(let line) = $0 { line.word != nil } else { false }
        }
        let columns = Columns(width: rect.width, hasWords: hasWords)
        for (index, row) in rows.prefix(rect.height).enumerated() {
            let place = rect.row(index)
            surface.clipped(to: place) { surface in
                switch row {
                case .symbol(let name):
                    surface.put(
                        name + ":", place.x + columns.address, place.y, .assemblySymbol, width: place.width)
                case .source(let text, let runs):
                    let x = surface.put(text + "  ", place.x + columns.address, place.y, .sourceNumber)
                    surface.put(runs: runs, x, place.y, width: place.right - x)
                case .instruction(let line):
                    draw(line, on: &surface, in: place, columns, isFocused: isFocused)
                }
            }
        }
        drawArrow(on: &surface, in: rect, x: rect.x + columns.arrow)
    }

    private func draw(
        _ line: Line, on surface: inout Surface, in row: Rect, _ columns: Columns, isFocused: Bool
    ) {
        if let mark = line.breakpoint { surface.put(mark.glyph, row.x, row.y, mark.role) }
        if line.isCurrent {
            surface.put("▶", row.x + 1, row.y, .cursorMark)
        } else if line.isCallSite {
            surface.put("→", row.x + 1, row.y, .info)
        }
        let addressRole: Role = line.isCurrent ? .cursorMark : .assemblyAddress
        surface.put(ValueText.address(line.address), row.x + columns.address, row.y, addressRole)
        if let word = line.word, let x = columns.word { surface.put(word, row.x + x, row.y, .assemblyWord) }
        surface.put(line.mnemonic.text, row.x + columns.mnemonic, row.y, line.mnemonic.role)
        let width = line.mnemonic.text.utf8.count
        let x = row.x + max(columns.operands, columns.mnemonic + width + 1)
        let right = drawCost(of: line, on: &surface, in: row, from: x)
        surface.put(runs: line.operands, x, row.y, width: right - x)
        if line.isCurrent || line.isCallSite { surface.tint(row, ground: .currentLine) }
        if line.isHit { surface.tint(row, ground: .searchHit) }
        if line.isSelected { surface.select(row, isFocused: isFocused) }
    }

    /// Draws the costs at the right end and gives the column up to which operands may go. In a narrow pane long
    /// operands are worth more than the costs.
    private func drawCost(of line: Line, on surface: inout Surface, in row: Rect, from x: Int) -> Int {
        guard let cost = line.cost else { return row.right }
        let text = CostGutter.isWide(row.width) ? cost.all : cost.cells
        let start = row.right - 1 - VisibleText.width(text)
        let needed = VisibleText.width(line.operands.plain) + 1
        guard x + needed <= start || row.width >= CostGutter.alwaysShown else { return row.right }
        surface.putRight(text, endingAt: row.right - 1, row.y, .heat(cost.share))
        return start - 1
    }

    /// Draws the way of the branch in the two columns before the addresses, as far as it is in view.
    private func drawArrow(on surface: inout Surface, in rect: Rect, x: Int) {
        guard let arrow, arrow.from != arrow.to else { return }
        let addresses: [(row: Int, address: UInt32)] = rows.prefix(rect.height).enumerated().compactMap {
            if case .instruction(let line) = $1 { ($0, line.address) } else { nil }
        }
        guard let first = addresses.first, let last = addresses.last else { return }
        let role: Role =
            switch arrow.isTaken {
            case true?: .pass
            case false?: .textDim
            case nil: .info
            }
        let isDown = arrow.to > arrow.from
        let from = addresses.first { $0.address == arrow.from }?.row
        let to = addresses.first { $0.address == arrow.to }?.row
        let upper = isDown ? from : to
        let lower = isDown ? to : from
        let low = min(arrow.from, arrow.to)
        let high = max(arrow.from, arrow.to)
        guard high >= first.address, low <= last.address else { return }
        let top = upper ?? (low < first.address ? -1 : nil)
        let bottom = lower ?? (high > last.address ? min(rows.count, rect.height) : nil)
        guard let top, let bottom, top < bottom else { return }
        let line = arrow.isTaken == false ? "·" : "│"
        for row in max(0, top + 1)..<max(max(0, top + 1), bottom) { surface.put(line, x, rect.y + row, role) }
        if let from { surface.put(isDown ? "╭" : "╰", x, rect.y + from, role) }
        if let from { surface.put("─", x + 1, rect.y + from, role) }
        if let to {
            surface.put(isDown ? "╰" : "╭", x, rect.y + to, role)
            surface.put("▶", x + 1, rect.y + to, role)
        }
    }
}
