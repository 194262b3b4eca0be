/// Box-drawing and block characters as SVG shapes that fill their cell to its edges.
enum CellShape {
    /// Whether the character is drawn as a shape.
    static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
        arms[scalar] != nil || corners[scalar] != nil || block(scalar) != nil || shades[scalar] != nil
    }

    /// Whether repeating the character is the same as drawing it wider.
    static func isStretchable(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "─" || scalar == "═" || shades[scalar] != nil || (0x2581...0x2588).contains(scalar.value)
    }

    /// The shape of a character in the cell at a place; nil when it is text.
    static func path(
        _ scalar: Unicode.Scalar, _ x: Double, _ y: Double, _ width: Double, _ height: Double
    ) -> String? {
        if let arms = arms[scalar] { return lines(arms, x, y, width, height) }
        if let corner = corners[scalar] { return arc(corner, x, y, width, height) }
        if let block = block(scalar) {
            // A little overlap hides the seams that scaled pictures show between cells.
            return rectangle(
                x + block.x * width, y + block.y * height, block.width * width + seam,
                block.height * height + seam)
        }
        if let shade = shades[scalar] { return rectangle(x, y, width, height, opacity: shade) }
        return nil
    }

    /// The weight of the line to the left, right, top and bottom: 1 is thin, 3 is double.
    private static let arms: [Unicode.Scalar: [Int]] = [
        "─": [1, 1, 0, 0], "│": [0, 0, 1, 1], "┌": [0, 1, 0, 1], "┐": [1, 0, 0, 1], "└": [0, 1, 1, 0],
        "┘": [1, 0, 1, 0], "├": [0, 1, 1, 1], "┤": [1, 0, 1, 1], "┬": [1, 1, 0, 1], "┴": [1, 1, 1, 0],
        "┼": [1, 1, 1, 1], "═": [3, 3, 0, 0], "║": [0, 0, 3, 3], "╔": [0, 3, 0, 3], "╗": [3, 0, 0, 3],
        "╚": [0, 3, 3, 0], "╝": [3, 0, 3, 0],
    ]

    /// Where a rounded corner leads: to the right, downwards.
    private static let corners: [Unicode.Scalar: (right: Bool, down: Bool)] = [
        "╭": (true, true), "╮": (false, true), "╰": (true, false), "╯": (false, false),
    ]

    private static let shades: [Unicode.Scalar: Double] = ["░": 0.25, "▒": 0.5, "▓": 0.75]

    /// The part of the cell that a block element fills, in shares of the cell.
    private static func block(
        _ scalar: Unicode.Scalar
    ) -> (x: Double, y: Double, width: Double, height: Double)? {
        let value = Int(scalar.value)
        switch value {
        case 0x2581...0x2588:
            let share = Double(value - 0x2580) / 8
            return (0, 1 - share, 1, share)
        case 0x2589...0x258F: return (0, 0, Double(0x2590 - value) / 8, 1)
        default: return nil
        }
    }

    private static let seam = 0.3
    private static let thickness = 1.1

    private static func lines(
        _ arms: [Int], _ x: Double, _ y: Double, _ width: Double, _ height: Double
    ) -> String {
        let (middleX, middleY) = (x + width / 2, y + height / 2)
        let half = thickness / 2
        var result = ""
        // The two strokes of a double line reach the middle of the cell, which is right for frames.
        for offset in arms.contains(3) ? [-1.5, 1.5] : [0] {
            let reach = half + abs(offset)
            if arms[0] > 0 { result += rectangle(x, middleY - half + offset, width / 2 + reach, thickness) }
            if arms[1] > 0 {
                result += rectangle(middleX - reach, middleY - half + offset, width / 2 + reach, thickness)
            }
            if arms[2] > 0 { result += rectangle(middleX - half + offset, y, thickness, height / 2 + reach) }
            if arms[3] > 0 {
                result += rectangle(
                    middleX - half + offset, middleY - reach, thickness, height / 2 + reach + seam)
            }
        }
        return result
    }

    private static func arc(
        _ corner: (right: Bool, down: Bool), _ x: Double, _ y: Double, _ width: Double, _ height: Double
    ) -> String {
        let (middleX, middleY) = (x + width / 2, y + height / 2)
        let endX = corner.right ? x + width : x
        let endY = corner.down ? y + height : y
        let bend = width / 2
        let bendY = corner.down ? middleY + bend : middleY - bend
        let places = [endX, middleY, middleX, middleY, middleX, bendY, middleX, endY].map(SVGNumber.text)
        return
            "<path d=\"M\(places[0]) \(places[1])Q\(places[2]) \(places[3]) \(places[4]) \(places[5])V\(places[7])\" fill=\"none\" stroke-width=\"\(SVGNumber.text(thickness))\"/>"
    }

    private static func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, opacity: Double? = nil
    ) -> String {
        let parts = [x, y, width, height].map(SVGNumber.text)
        let look = opacity.map { " opacity=\"\(SVGNumber.text($0))\"" } ?? ""
        return
            "<rect x=\"\(parts[0])\" y=\"\(parts[1])\" width=\"\(parts[2])\" height=\"\(parts[3])\"\(look)/>"
    }
}

/// Numbers with at most two decimals.
enum SVGNumber {
    static func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        if hundredths % 100 == 0 { return "\(hundredths / 100)" }
        let rest = abs(hundredths % 100)
        let sign = hundredths < 0 && hundredths > -100 ? "-" : ""
        let decimals = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
        return "\(sign)\(hundredths / 100).\(decimals)"
    }
}

/// XML 1.0, section 2.4.
enum XMLText {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
