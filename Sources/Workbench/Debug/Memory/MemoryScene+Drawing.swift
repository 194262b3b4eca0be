import TerminalScreen

extension MemoryScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        let foot = Self.detailHeight(rect.size)
        let body = rect.droppingBottom(foot)
        for (index, row) in rows.prefix(body.height).enumerated() {
            let place = body.row(index)
            surface.clipped(to: place) { draw(row, on: &$0, in: place, isFocused: isFocused) }
        }
        guard foot > 0 else { return }
        if foot > 2 { surface.horizontalLine(rect.x, body.bottom, length: rect.width) }
        let first = body.bottom + (foot > 2 ? 1 : 0)
        for (index, line) in detail.prefix(rect.bottom - first).enumerated() {
            surface.put(runs: line, rect.x + 1, first + index, width: rect.width - 2)
        }
    }

    private func draw(_ row: Row, on surface: inout Surface, in place: Rect, isFocused: Bool) {
        let hasSelection = contains(selected, row)
        surface.put(
            ValueText.address(row.address), place.x, place.y, hasSelection ? .textStrong : .address)
        let ascii = place.x + Self.asciiColumn(bytes: bytesPerRow)
        for (index, byte) in row.bytes.enumerated() {
            let address = row.address &+ UInt32(index)
            let x = place.x + 11 + Self.column(ofByte: index)
            let isChanged = changed[address] != nil
            let role: Role =
                switch byte {
                case nil: .valueMissing
                case _ where isChanged: .valueChanged
                case 0?: .valueZero
                default: .value
                }
            let isSelected = selectsWord ? address & ~3 == selected & ~3 : address == selected
            let attributes: Attributes = isChanged ? .underline : []
            surface.put(
                byte.map { ValueText.digits(UInt32($0), count: 2) } ?? "··", x, place.y, role,
                attributes: attributes)
            surface.put(character(byte), ascii + index, place.y, byte == 0 || byte == nil ? .valueZero : role)
            if hits.contains(address) {
                surface.tint(Rect(x: x, y: place.y, width: 2, height: 1), ground: .searchHit)
                surface.tint(Rect(x: ascii + index, y: place.y, width: 1, height: 1), ground: .searchHit)
            }
            if isSelected {
                let ground: Role = isFocused ? .selection : .selectionInactive
                let joins = selectsWord && index % 4 != 3 ? 3 : 2
                surface.tint(Rect(x: x, y: place.y, width: joins, height: 1), ground: ground)
                surface.tint(Rect(x: ascii + index, y: place.y, width: 1, height: 1), ground: ground)
                if isFocused, address == selected { surface.cursor = Point(x, place.y) }
            }
            if marks[address] != nil, index == 0 || index % 4 == 0 {
                surface.put("▶", x - 1, place.y, .valuePointer)
            }
        }
    }

    private func character(_ byte: UInt8?) -> String {
        guard let byte, ValueText.isPrintable(byte) else { return "·" }
        return String(Character(Unicode.Scalar(byte)))
    }

    private func contains(_ address: UInt32, _ row: Row) -> Bool {
        address >= row.address && address - row.address < UInt32(row.bytes.count)
    }
}
