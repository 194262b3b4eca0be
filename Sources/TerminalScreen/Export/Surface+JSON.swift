extension Surface {
    /// The surface as JSON: for each row its runs of cells of one role, ground and set of attributes.
    ///
    ///     {"schema": 1, "width": 80, "height": 24, "cursor": {"x": 0, "y": 0},
    ///      "rows": [[{"x": 0, "text": "…", "role": "text.dim", "ground": "selection", "attributes": ["bold"]}]],
    ///      "regions": [{"x": 0, "y": 0, "width": 1, "height": 1, "tag": "…"}]}
    ///
    /// `ground` and `attributes` are left out where they say nothing.
    public func json() -> String {
        var result = "{\n  \"schema\": 1,\n  \"width\": \(width),\n  \"height\": \(height),\n"
        if let cursor { result += "  \"cursor\": {\"x\": \(cursor.x), \"y\": \(cursor.y)},\n" }
        let rows = (0..<height).map { "    [" + jsonRuns($0).joined(separator: ", ") + "]" }
        result += "  \"rows\": [\n" + rows.joined(separator: ",\n") + "\n  ],\n"
        let places = regions.map { region in
            let rect = region.rect
            return
                "    {\"x\": \(rect.x), \"y\": \(rect.y), \"width\": \(rect.width), \"height\": \(rect.height), \"tag\": \(JSONText.quoted(region.tag))}"
        }
        return result + "  \"regions\": [\n" + places.joined(separator: ",\n") + "\n  ]\n}\n"
    }

    private func jsonRuns(_ y: Int) -> [String] {
        let cells = Array(row(y))
        var result: [String] = []
        var start = 0
        while start < cells.count {
            let head = cells[start]
            var text = String.UnicodeScalarView()
            var end = start
            while end < cells.count, cells[end].role == head.role, cells[end].ground == head.ground,
                cells[end].attributes == head.attributes
            {
                text.append(cells[end].scalar)
                end += 1
            }
            var run =
                "{\"x\": \(start), \"text\": \(JSONText.quoted(String(text))), \"role\": \"\(head.role.name)\""
            if head.ground != .text { run += ", \"ground\": \"\(head.ground.name)\"" }
            if !head.attributes.isEmpty {
                let names = Attributes.named.filter { head.attributes.contains($0.attribute) }
                run += ", \"attributes\": [" + names.map { "\"\($0.name)\"" }.joined(separator: ", ") + "]"
            }
            result.append(run + "}")
            start = end
        }
        return result
    }
}

/// RFC 8259, section 7.
enum JSONText {
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
