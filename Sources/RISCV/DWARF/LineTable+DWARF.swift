extension LineTable {
    /// More rows are hostile.
    private static let rowLimit = 1 << 22

    /// Reads `.debug_line`, versions 2 to 5; malformed programs are left out, with a note.
    ///
    /// File names are whole paths: compilation directory, include directory and name.
    ///
    /// - Parameter text: the address ranges of code; programs about other addresses are about code that the linker
    ///   dropped.
    public init(_ sections: DebugSections, text: [Range<UInt64>], notes: inout [String]) {
        self.init()
        let directories = CompilationDirectories(sections)
        var files = FileList()
        var gathered: [Row] = []
        var failures: [String] = []
        var reader = sections.line
        let sectionStart = reader.offset
        while !reader.isAtEnd {
            let offset = UInt64(reader.offset - sectionStart)
            guard let (unit, offsetSize) = reader.unit() else {
                failures.append("the program at \(HexText.short(offset)) is cut short")
                break
            }
            var unitReader = unit
            let header: LineProgramHeader
            do throws(LineProgramHeader.Failure) {
                header = try LineProgramHeader(
                    &unitReader, offsetSize: offsetSize, sectionStart: sectionStart)
            } catch {
                failures.append("the program at \(HexText.short(offset)) \(Self.sentence(error))")
                continue
            }
            var program = LineProgram(header, unitReader, text: text, limit: Self.rowLimit - gathered.count)
            if !program.run() {
                failures.append("the program at \(HexText.short(offset)) is malformed or too long")
            }
            let directory = directories.text(ofLineProgramAt: offset)
            files.startUnit()
            for row in program.rows {
                let file = files.index(of: row.file) {
                    header.path(ofFile: row.file, compilationDirectory: directory)?.map(sections.string)
                }
                let location = SourceLocation(
                    file: file, line: Int(row.line), column: Int(clamping: row.column))
                gathered.append(
                    Row(start: row.start, end: row.end, location: location, isStatement: row.isStatement))
            }
            if gathered.count >= Self.rowLimit { break }
        }
        if let first = failures.first {
            notes.append(
                "line numbers incomplete: \(first)\(failures.count > 1 ? ", and \(failures.count - 1) more" : "")"
            )
        }
        self.files = files.paths
        rows = Self.disjoint(gathered)
    }

    private static func sentence(_ failure: LineProgramHeader.Failure) -> String {
        switch failure {
        case .truncated: "is cut short"
        case .unsupported(let what): "has \(what), which is not supported"
        }
    }

    /// Sorted by address; where rows overlap, the one that starts first keeps its addresses.
    private static func disjoint(_ rows: [Row]) -> [Row] {
        let order = rows.indices.sorted { (rows[$0].start, $0) < (rows[$1].start, $1) }
        var result: [Row] = []
        result.reserveCapacity(rows.count)
        for index in order {
            var row = rows[index]
            if let last = result.last { row.start = max(row.start, last.end) }
            if row.start < row.end { result.append(row) }
        }
        return result
    }
}

/// The files of all programs, each path once.
private struct FileList {
    private(set) var paths: [String] = []
    private(set) var textSize = 0
    private var indices: [String: Int] = [:]
    /// More text of paths is hostile.
    private static let textLimit = 16 << 20
    private static let unreadable = "?"
    /// Index in `paths` by the file number of the program under way.
    private var ofUnit: [UInt64: Int] = [:]

    mutating func startUnit() { ofUnit.removeAll(keepingCapacity: true) }

    /// - Parameter parts: the path's directories and name, outermost first; nil parts are unreadable.
    mutating func index(of file: UInt64, parts: () -> [String?]?) -> Int {
        if let known = ofUnit[file] { return known }
        let path = textSize > Self.textLimit ? Self.unreadable : Self.joined(parts()?.compactMap { $0 } ?? [])
        let index = indices[path] ?? add(path)
        ofUnit[file] = index
        return index
    }

    private mutating func add(_ path: String) -> Int {
        textSize += path.utf8.count
        paths.append(path)
        indices[path] = paths.count - 1
        return paths.count - 1
    }

    /// Later absolute parts replace what is before them.
    private static func joined(_ parts: [String]) -> String {
        var path = ""
        for part in parts where !part.isEmpty {
            if path.isEmpty || part.hasPrefix("/") {
                path = part
            } else {
                path += (path.hasSuffix("/") ? "" : "/") + part
            }
        }
        return path.isEmpty ? unreadable : path
    }
}
