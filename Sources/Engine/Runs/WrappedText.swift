/// Sentences as lines of at most so many columns, parted at spaces.
enum WrappedText {
    /// A longer word has a line of its own.
    static func lines(_ text: String, indent: Int = 0, width: Int = 100) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = margin
        for word in text.split(separator: " ") {
            if line.count > indent, line.count + 1 + word.count > width {
                lines.append(line)
                line = margin
            }
            line += (line.count > indent ? " " : "") + word
        }
        return lines + [line]
    }
}
