import TerminalScreen

/// Everything the workbench knows: the whole screen is drawn from it, and only `update` changes it.
///
/// The one part that is not a value is the session: a recording of millions of steps stays where it is. `render` only
/// reads it.
public struct Model {
    public var size: Size
    public var screen: Screen = .welcome {
        didSet { if screen != .welcome { desk = screen } }
    }
    /// The screen of the session that was shown last: what the welcome page covers.
    private(set) var desk = Screen.debug
    public var welcome: WelcomePage
    public var session: DebugSession?
    public var panes = PaneCatalogue.make()
    private var layouts = LayoutShelf()
    public var popups: [Popup] = []
    public var prompt: Prompt?
    public var notice: Notice?
    /// The program that is being opened; its number tells late answers apart.
    public var opening: Opening?
    public var themes: ThemeShelf
    /// What was searched for last, marked wherever it is seen.
    public var searchText = ""
    var histories: [Prompt.Kind: [String]] = [:]
    var trail = Trail()
    var requests = 0
    /// The proofs of this sitting.
    let proofs = ProofDesk()
    /// The market of this sitting.
    let market = MarketDesk()

    public init(size: Size, welcome: WelcomePage = WelcomePage(), themes: ThemeShelf = ThemeShelf()) {
        self.size = size
        self.welcome = welcome
        self.themes = themes
    }

    /// A program on its way.
    public struct Opening: Sendable {
        public var request: OpenRequest
        /// What the tool chain said last.
        public var progress = ""
    }

    /// Where the keyboard is.
    public var place: Place {
        if prompt != nil { return .prompt }
        if let popup = popups.last { return popup.place }
        return screen == .welcome ? .welcome : .pane(layout.focus)
    }

    /// The layout of the screen that is shown, or that the welcome page covers.
    public var layout: LayoutChoice {
        get { layouts[desk] }
        set { layouts[desk] = newValue }
    }
    /// The layouts of all screens as pairs for the session file, and back.
    var savedLayout: [String: String] {
        get { layouts.saved }
        set { layouts = LayoutShelf(saved: newValue) }
    }

    /// Whether something runs that Esc stops.
    public var isBusy: Bool { opening != nil || session?.work != nil }

    var arrangement: Arrangement { Arrangement(size: size, choice: layout) }
    var isTooSmall: Bool {
        size.width < LayoutPlan.smallest.width || size.height < LayoutPlan.smallest.height
    }

    /// What a pane sees; nil without a session, where the pane needs one.
    func context(of pane: PaneID) -> PaneContext? { context(of: pane, in: arrangement) }

    /// What a pane sees in an arrangement that is known already: to compute one for each pane was a tenth of a frame.
    func context(of pane: PaneID, in arrangement: Arrangement) -> PaneContext? {
        guard session != nil || PaneID.ofMarket.contains(pane) else { return nil }
        let isPopup = if case .pane(pane) = popups.last { true } else { false }
        let inside =
            isPopup ? PopupPlace.pane(in: size).inset() : arrangement.box(showing: pane)?.inside ?? .empty
        return PaneContext(
            openSession: session, proofs: proofs, market: market, size: inside.size,
            isFocused: place == .pane(pane) || (prompt != nil && layout.focus == pane),
            searchText: searchText)
    }
}

/// The themes there are and the one that is shown.
public struct ThemeShelf: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        /// What `--theme` and `:theme` take.
        public var name: String
        public var summary: String

        public init(name: String, summary: String) {
            self.name = name
            self.summary = summary
        }
    }

    public var entries: [Entry]
    public var current: String
    /// The theme that was chosen here, to be kept with the session.
    public var chosen: String?

    public init(entries: [Entry] = [], current: String = "dark") {
        self.entries = entries
        self.current = current
    }
}
