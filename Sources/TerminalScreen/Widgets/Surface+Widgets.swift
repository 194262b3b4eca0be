extension Surface {
    /// Draws a bar filled to a share of 0…1, in steps of an eighth of a cell.
    public mutating func progressBar(
        _ rect: Rect, share: Double, _ role: Role = .progress, track: Role = .progressTrack
    ) {
        let line = rect.row(0)
        let share = share.isFinite ? min(max(share, 0), 1) : 0
        let eighths = Int((share * Double(line.width * 8)).rounded(.down))
        let parts: [Unicode.Scalar] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        for (index, x) in line.columns.enumerated() {
            let filled = min(8, max(0, eighths - index * 8))
            let old = self[x, line.y]
            switch filled {
            case 8: self[x, line.y] = Cell("█", role: role, ground: old.ground)
            case 0: self[x, line.y] = Cell("░", role: track, ground: old.ground)
            default: self[x, line.y] = Cell(parts[filled - 1], role: role, ground: old.ground)
            }
        }
    }

    /// Draws the last values that fit as columns of an eighth to eight eighths of a cell, right-aligned.
    ///
    /// The highest value shown, or `maximum`, is a full cell. Values that are not finite leave a gap.
    public mutating func sparkline(
        _ rect: Rect, values: [Double], maximum: Double? = nil, _ role: Role = .sparkline
    ) {
        let line = rect.row(0)
        let shown = values.suffix(line.width)
        let top = maximum ?? shown.filter(\.isFinite).max() ?? 0
        let steps: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        for (x, value) in zip((line.right - shown.count)..<line.right, shown) where value.isFinite {
            let share = top > 0 ? min(max(value / top, 0), 1) : 0
            self[x, line.y] = Cell(
                steps[Int((share * 7).rounded())], role: role, ground: self[x, line.y].ground)
        }
    }

    /// Clears a place in the middle for a popup, frames it, and gives the rectangle inside.
    ///
    /// Regions below the popup are removed, so that clicks do not reach through it; the cursor is hidden.
    public mutating func popup(
        _ size: Size, in bounds: Rect? = nil, title: String, note: String = ""
    ) -> Rect {
        popup(at: (bounds ?? self.bounds).centred(size), title: title, note: note)
    }

    /// Clears a rectangle for a popup, frames it, and gives the rectangle inside.
    public mutating func popup(at rect: Rect, title: String, note: String = "") -> Rect {
        removeRegions(under: rect)
        cursor = nil
        fill(rect, .popup)
        box(rect, title: title, note: note, border: .popupBorder, titleRole: .popupTitle)
        return rect.inset(horizontal: 2, vertical: 1)
    }

    /// Draws tabs from the left, the active one marked; regions are `tag:index`. Gives the next column.
    @discardableResult
    public mutating func tabs(_ rect: Rect, titles: [String], active: Int, tag: String? = nil) -> Int {
        let line = rect.row(0)
        var x = line.x
        for (index, title) in titles.enumerated() where x < line.right {
            let start = x
            let role: Role = index == active ? .tabActive : .tab
            x = put(" \(title) ", x, line.y, role, width: line.right - x)
            if let tag {
                addRegion(Rect(x: start, y: line.y, width: x - start, height: 1), tag: "\(tag):\(index)")
            }
            if index + 1 < titles.count { x = put("│", x, line.y, .border, width: line.right - x) }
        }
        return x
    }

    /// Draws keys and what they do from the left, as many as fit whole; regions are `key:` and the key.
    public mutating func hintBar(_ rect: Rect, hints: [(key: String, action: String)]) {
        let line = rect.row(0)
        fill(line, .hint)
        var x = line.x
        for hint in hints {
            let length = VisibleText.width(hint.key) + VisibleText.width(hint.action) + 3
            guard x + length <= line.right else { continue }
            let start = x
            x = put(" \(hint.key)", x, line.y, .hintKey, ground: .hint)
            x = put(" \(hint.action) ", x, line.y, .hint, ground: .hint)
            addRegion(Rect(x: start, y: line.y, width: x - start, height: 1), tag: "key:\(hint.key)")
        }
    }
}
