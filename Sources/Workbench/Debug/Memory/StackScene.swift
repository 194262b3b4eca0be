import TerminalScreen

/// The words from the stack pointer up.
struct StackScene: PaneScene {
    struct Row: Codable, Hashable, Sendable {
        var address: UInt32
        /// Bytes from the stack pointer.
        var offset: Int
        /// nil where nothing is mapped.
        var value: UInt32?
        var text: String
        var hint = ""
        /// The function to which this word returns, when it is a return address of the call stack.
        var returnsTo: String?
        var isPointer = false
        var old: String?
        var isSelected = false
    }

    var rows: [Row] = []
    var problem: String?
}

extension StackScene {
    func draw(on surface: inout Surface, in rect: Rect, isFocused: Bool) {
        if let problem {
            surface.putSentence(problem, in: rect)
            return
        }
        let hasAddress = rect.width >= 44
        for (index, row) in rows.prefix(rect.height).enumerated() {
            let place = rect.row(index)
            surface.clipped(to: place) {
                draw(row, on: &$0, in: place, hasAddress: hasAddress, isFocused: isFocused)
            }
        }
    }

    private func draw(
        _ row: Row, on surface: inout Surface, in place: Rect, hasAddress: Bool, isFocused: Bool
    ) {
        var x = place.x
        if row.old != nil { surface.put("◆", x, place.y, .valueChanged) }
        x += 1
        surface.put(row.offset == 0 ? "sp" : "+\(row.offset)", x, place.y, row.offset == 0 ? .name : .textDim)
        x += 6
        if hasAddress {
            surface.put(ValueText.address(row.address), x, place.y, .address)
            x += 11
        }
        let role: Role =
            if row.value == nil {
                .valueMissing
            } else if row.old != nil {
                .valueChanged
            } else if row.value == 0 {
                .valueZero
            } else if row.isPointer || row.returnsTo != nil {
                .valuePointer
            } else {
                .value
            }
        x = max(surface.put(row.text, x, place.y, role), x + 11) + 1
        if let target = row.returnsTo {
            surface.put(
                VisibleText.truncated("↑ returns to \(target)", to: place.right - x), x, place.y,
                .assemblyJump)
        } else if let old = row.old, place.right - x >= 8 {
            surface.put(VisibleText.truncated("was \(old)", to: place.right - x), x, place.y, .valueOld)
        } else {
            surface.put(VisibleText.truncated(row.hint, to: place.right - x), x, place.y, .textDim)
        }
        if row.isSelected { surface.select(place, isFocused: isFocused) }
    }
}
