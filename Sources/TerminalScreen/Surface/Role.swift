/// What a cell means. Views draw with roles; a theme gives each role its colours and attributes.
///
/// This is the only list of roles. A role's raw value is its dotted name in theme files. A theme that says
/// nothing about a role gives it the style of the parent (`text.dim` → `text`), and a role without a parent
/// has the style of `text`.
public enum Role: String, CaseIterable, Hashable, Sendable {
    // MARK: Text
    /// Ordinary text on the screen's ground.
    case text
    /// Text of secondary importance: units, separators, explanations.
    case textDim = "text.dim"
    /// Text that stands out without being a heading.
    case textStrong = "text.strong"
    /// The heading of a page or of a group of rows.
    case heading
    /// Something that can be followed with Enter or a click.
    case link
    /// The name of the program on the welcome page.
    case logo

    // MARK: Frames
    /// The frame of a pane.
    case border
    /// The frame of the pane that has the focus.
    case borderFocused = "border.focused"
    /// The title of a pane.
    case title
    /// The title of the pane that has the focus.
    case titleFocused = "title.focused"
    /// The ground and text of a popup.
    case popup
    /// The frame of a popup.
    case popupBorder = "popup.border"
    /// The title of a popup.
    case popupTitle = "popup.title"
    /// A scroll bar's track.
    case scrollbar
    /// The part of a scroll bar that shows where the view is.
    case scrollbarThumb = "scrollbar.thumb"

    // MARK: Bars
    /// The status line at the top or the bottom.
    case bar
    /// The part of the status line that stands out.
    case barStrong = "bar.strong"
    /// Secondary text on the status line.
    case barDim = "bar.dim"
    /// What a key does, in the hint bar.
    case hint
    /// The key itself, in the hint bar, the help and the palette.
    case hintKey = "hint.key"
    /// A tab that is not shown.
    case tab
    /// The tab that is shown.
    case tabActive = "tab.active"

    // MARK: Grounds: put under other roles
    /// The selected row of the pane that has the focus.
    case selection
    /// The selected row of a pane without the focus.
    case selectionInactive = "selection.inactive"
    /// The line at which the program stands.
    case currentLine = "current"
    /// A search hit.
    case searchHit = "match"
    /// The search hit at which the cursor is.
    case searchHitCurrent = "match.current"

    // MARK: States; always drawn with a glyph and a word as well
    /// It passed.
    case pass
    /// It failed.
    case fail
    /// It deserves a look.
    case warn
    /// It is worth knowing.
    case info
    /// Work is under way.
    case running
    /// Not looked at yet.
    case unchecked

    // MARK: Input
    /// Text that is being typed.
    case input
    /// The word or sign before typed text.
    case inputPrompt = "input.prompt"
    /// What stands in an empty text field.
    case inputPlaceholder = "input.placeholder"
    /// Typed text that cannot be understood.
    case inputError = "input.error"

    // MARK: Source text
    /// Source text without a finer role.
    case source
    /// A line number.
    case sourceNumber = "source.number"
    /// A word of the language.
    case sourceKeyword = "source.keyword"
    /// The name of a type.
    case sourceType = "source.type"
    /// The name of a function.
    case sourceFunction = "source.function"
    /// A string or a character.
    case sourceString = "source.string"
    /// A number or another literal value.
    case sourceLiteral = "source.literal"
    /// A comment.
    case sourceComment = "source.comment"

    // MARK: Disassembly
    /// Disassembly without a finer role.
    case assembly
    /// An instruction's address.
    case assemblyAddress = "assembly.address"
    /// An instruction's word in hexadecimal.
    case assemblyWord = "assembly.word"
    /// A mnemonic.
    case assemblyMnemonic = "assembly.mnemonic"
    /// The mnemonic of a jump, a branch, a call or a return.
    case assemblyJump = "assembly.mnemonic.jump"
    /// The mnemonic of a load or a store.
    case assemblyMemory = "assembly.mnemonic.memory"
    /// The mnemonic of an ecall or an ebreak.
    case assemblySystem = "assembly.mnemonic.system"
    /// A register as an operand.
    case assemblyRegister = "assembly.register"
    /// A number as an operand.
    case assemblyNumber = "assembly.number"
    /// A symbol, as an operand or as a label.
    case assemblySymbol = "assembly.symbol"

    // MARK: Values
    /// The name of a register, a watch or a field.
    case name
    /// A value.
    case value
    /// A value that is zero, and so is read past.
    case valueZero = "value.zero"
    /// A value that the last step changed.
    case valueChanged = "value.changed"
    /// The value from before the change.
    case valueOld = "value.old"
    /// A value that a person put in.
    case valueEdited = "value.edited"
    /// A value that is an address.
    case valuePointer = "value.pointer"
    /// A value that cannot be shown: not mapped, or an expression that fails.
    case valueMissing = "value.missing"
    /// An address in front of values.
    case address

    // MARK: Marks
    /// A breakpoint.
    case breakpoint
    /// A breakpoint that is switched off.
    case breakpointDisabled = "breakpoint.disabled"
    /// A watchpoint.
    case watchpoint
    /// A bookmark.
    case bookmark
    /// The mark at the instruction or line where the program stands.
    case cursorMark = "cursor"

    // MARK: Drawings
    /// The filled part of a bar.
    case progress
    /// The empty part of a bar.
    case progressTrack = "progress.track"
    /// A curve of small bars.
    case sparkline
    /// The line of time.
    case timeline
    /// The part of the line of time that is already past.
    case timelinePast = "timeline.past"
    /// Where the cursor is on the line of time.
    case timelineCursor = "timeline.cursor"
    /// The coldest eighth of a gradient.
    case heat0 = "heat.0"
    case heat1 = "heat.1"
    case heat2 = "heat.2"
    case heat3 = "heat.3"
    case heat4 = "heat.4"
    case heat5 = "heat.5"
    case heat6 = "heat.6"
    /// The hottest eighth of a gradient.
    case heat7 = "heat.7"

    // MARK: Guest log and market
    /// What the guest wrote to its log.
    case log
    /// What the guest wrote to its error log.
    case logError = "log.error"
    /// Something offered by a buyer.
    case bid
    /// Something offered by a seller.
    case ask

    /// The dotted name.
    public var name: String { rawValue }

    /// The role whose style is used where a theme says nothing: one dot fewer, `text` at the top.
    public var parent: Role? {
        if self == .text { return nil }
        var name = rawValue[...]
        while let dot = name.lastIndex(of: ".") {
            name = name[..<dot]
            if let role = Role(rawValue: String(name)) { return role }
        }
        return .text
    }

    /// The role for a share of 0…1 on the gradient from cold to hot.
    public static func heat(_ share: Double) -> Role {
        let steps: [Role] = [.heat0, .heat1, .heat2, .heat3, .heat4, .heat5, .heat6, .heat7]
        guard share.isFinite else { return .heat0 }
        return steps[Int((min(max(share, 0), 1) * 7).rounded())]
    }

    /// Whether the role is put under other roles; only then does its text colour replace theirs.
    public var isGround: Bool {
        switch self {
        case .selection, .selectionInactive, .currentLine, .searchHit, .searchHitCurrent: true
        default: false
        }
    }

    /// The place in `allCases`, for tables indexed by role.
    ///
    /// A cast, because the tables are read for every cell of a frame: an enumeration without payloads is one
    /// byte that counts its cases in order, and a test compares it with `allCases`.
    var index: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
