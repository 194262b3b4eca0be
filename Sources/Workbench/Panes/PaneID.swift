/// The panes of all screens; which screen has which stands in `ScreenCatalogue`.
public enum PaneID: String, CaseIterable, Sendable, Hashable {
    case source, disassembly, registers, memory, stack, rules, calls, breakpoints, watches, log, timeline
    // The Trace screen.
    case rows, tables, cell
    // The Check screen.
    case grid, failures, ledger, blindSpots, cause
    // The Prove screen.
    case stages, jobs, security, statement
    // The Market screen.
    case orders, ticket, whyNot, ladder, provers, tape, metrics, prices

    /// The heading of the pane's box.
    public var title: String {
        switch self {
        case .source: "Source"
        case .disassembly: "Disassembly"
        case .registers: "Registers"
        case .memory: "Memory"
        case .stack: "Stack"
        case .rules: "Rules"
        case .calls: "Calls"
        case .breakpoints: "Breakpoints"
        case .watches: "Watches"
        case .log: "Log"
        case .timeline: "Timeline"
        case .rows: "Rows"
        case .tables: "Tables"
        case .cell: "Cell"
        case .grid: "Tables × rules"
        case .failures: "Failures"
        case .ledger: "Buses"
        case .blindSpots: "Blind spots"
        case .cause: "Why"
        case .stages: "Stages"
        case .jobs: "Proofs"
        case .security: "Security"
        case .statement: "Statement"
        case .orders: "Orders"
        case .ticket: "Ticket"
        case .whyNot: "Why not"
        case .ladder: "Ladder"
        case .provers: "Provers"
        case .tape: "Tape"
        case .metrics: "Metrics"
        case .prices: "Prices"
        }
    }

    /// The panes of the Debug screen.
    static let ofDebug: [PaneID] = [
        .source, .disassembly, .registers, .memory, .stack, .rules, .calls, .breakpoints, .watches, .log,
        .timeline,
    ]

    /// The panes of the Market screen, which need no program.
    static let ofMarket: [PaneID] = [
        .orders, .ticket, .whyNot, .provers, .ladder, .metrics, .tape, .prices,
    ]
}
