import Engine

@testable import Workbench

/// Tables that say what a test wants them to say.
final class MadeUpTables: TableReading {
    /// Whether a poke is in force: two rules and a bus fail then.
    var isPoked: Bool
    private(set) var pokes: [String] = []
    private(set) var boards = 0

    init(isPoked: Bool = false) { self.isPoked = isPoked }

    func board() -> CheckBoard {
        boards += 1
        return isPoked ? Self.broken : Self.sound
    }

    func rules(ofStep step: Int) -> StepRules {
        StepRules(
            step: step,
            rows: [
                StepRules.Row(
                    place: RowPlace(chip: "add", number: step, table: 0, row: step),
                    rules: [
                        RulesPaneTests.rule("this instruction comes when its predecessor says", bus: "state"),
                        RulesPaneTests.rule("the carry of the low limb is 0 or 1", isPoked ? .fails : .holds),
                    ])
            ])
    }

    func detail(ofFailure number: Int) -> FailureDetail? {
        number == 0
            ? FailureDetail(
                title: "the carry of the low limb is 0 or 1",
                cause:
                    "The low limbs of 3 and 4 do not add up to 9: carry[0] comes to 2, which is not a bit.",
                facts: [
                    .init(name: "formula", text: "carry[0] · (carry[0] - 1) = 0"),
                    .init(name: "values", text: "2 · (2 - 1) ≠ 0"),
                    .init(name: "instruction", text: "0x0000_1018 addi s1, s1, 1"),
                    .init(name: "source", text: "loop.s:10"),
                ],
                ways: [
                    .step(8), .row(RowPlace(chip: "add", number: 8, table: 0, row: 8)),
                    .writer(of: "s1", step: 1),
                ])
            : FailureDetail(
                title: "the register bus does not balance", cause: "Nobody receives what is sent.")
    }

    func formula(ofRule index: Int, of chip: String) -> String { "carry[0] · (carry[0] - 1)" }

    func blindSpots(ofStep step: Int) -> [BlindSpotMap.Line] {
        [BlindSpotMap.Line(place: "add[\(step)].time", reason: "its multiplicity is zero")]
    }

    var steps: Int { 28 }
    func poke(_ spec: PokeSpec) throws(EngineError) {
        pokes.append(spec.text)
        isPoked = true
    }

    func undo() { isPoked = false }
    func redo() { isPoked = true }

    static let labels: [(label: String, bus: String?)] = [
        ("the carry of the low limb is 0 or 1", nil), ("the carry of the high limb is 0 or 1", nil),
        ("this instruction comes when its predecessor says", "state"), ("rd receives the result", "register"),
    ]

    static func chip(_ name: String, _ rows: Int, failures: [Int: Int] = [:]) -> CheckBoard.Chip {
        CheckBoard.Chip(
            name: name, rowsInUse: rows, rows: rows * 2, pieces: 1,
            rules: labels.enumerated().map {
                CheckBoard.Rule(label: $1.label, bus: $1.bus, failures: failures[$0] ?? 0)
            })
    }

    static let sound = CheckBoard(
        chips: [chip("add", 12), chip("sw", 3), chip("register-boundary", 36)],
        buses: [
            CheckBoard.Bus(name: "state", fields: ["cycle", "pc"], unbalanced: 0),
            CheckBoard.Bus(name: "register", fields: ["index", "low", "high", "time"], unbalanced: 0),
        ])

    static let broken = CheckBoard(
        chips: [chip("add", 12, failures: [0: 1, 3: 1]), chip("sw", 3), chip("register-boundary", 36)],
        groups: [
            CheckBoard.Group(
                title: "the carry of the low limb is 0 or 1", chip: "add", total: 1,
                failures: [CheckBoard.Failure(number: 0, place: "add[8]", step: 8)]),
            CheckBoard.Group(
                title: "the register bus does not balance", bus: "register", total: 1,
                failures: [CheckBoard.Failure(number: 1, place: "(9, 9, 0, 36)", step: 8, excess: 1)]),
        ],
        buses: [
            CheckBoard.Bus(name: "state", fields: ["cycle", "pc"], unbalanced: 0),
            CheckBoard.Bus(
                name: "register", fields: ["index", "low", "high", "time"], unbalanced: 1,
                tuples: [
                    CheckBoard.Tuple(
                        failure: 1, values: "(9, 9, 0, 36)", excess: 1, ends: ["sent by add[8] at step 8"],
                        nearest: "(9, 7, 0, 36): differs in low")
                ]),
        ], changes: ["add[8].sum[0] = 9"])
}
