/// The panes of all screens: the one list of their types.
public enum PaneCatalogue {
    public static let all: [any Pane.Type] = [
        SourcePane.self, DisassemblyPane.self, RegistersPane.self, MemoryPane.self, StackPane.self,
        RulesPane.self, CallsPane.self, BreakpointsPane.self, WatchesPane.self, LogPane.self,
        TimelinePane.self,
        RowsPane.self, TablesPane.self, CellPane.self,
        GridPane.self, FailuresPane.self, LedgerPane.self, BlindSpotsPane.self, CausePane.self,
        StagesPane.self, JobsPane.self, SecurityPane.self, StatementPane.self,
        OrdersPane.self, TicketPane.self, WhyNotPane.self, ProversPane.self, LadderPane.self,
        MetricsPane.self,
        TapePane.self, PricesPane.self,
    ]

    /// A fresh set of panes.
    static func make() -> [PaneID: any Pane] {
        Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.init()) })
    }
}
