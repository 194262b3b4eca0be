import Engine
import Foundation
import Testing

/// `nexus check`, `nexus explain` and `nexus trace --table` as a stranger's test script sees them.
struct CheckCommandTests {
    private static let adder = """
        li a1, 70000
        li a2, 30000
        add a0, a1, a2
        li a0, 0
        li a7, 93
        ecall
        """

    private static let program: String = (try? TestImage.make("adder", adder)) ?? ""

    private func object(_ result: NexusBinary.Result) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    }

    @Test("an honest run obeys every rule")
    func honest() throws {
        let result = NexusBinary.run(["check", Self.program, "--json"])
        #expect(result.exitCode == 0)
        let report = try object(result)
        #expect(
            Set(report.keys) == [
                "schema", "program", "holds", "provable", "objection", "cycles", "rows", "rules", "tables",
                "seconds", "pokes", "failureCount", "failures",
            ])
        #expect(report["schema"] as? Int == 1)
        #expect(report["holds"] as? Bool == true)
        #expect(report["provable"] as? Bool == true)
        #expect(report["cycles"] as? Int == 8)
        #expect(NexusBinary.run(["check", Self.program]).text.contains("every rule holds"))
    }

    @Test("a lie is told with its place, rule, formula, values and writers")
    func violated() throws {
        let poke = "step first add: result += 65536"
        let result = NexusBinary.run(["check", Self.program, "--json", "--poke", poke])
        #expect(result.exitCode == 3)
        let report = try object(result)
        #expect(report["pokes"] as? [String] == [poke])
        let failure = try #require((report["failures"] as? [[String: Any]])?.first)
        #expect(
            Set(failure.keys) == ["kind", "sentence", "label", "formula", "values", "place", "writers"])
        #expect(failure["label"] as? String == "the carry of the high limb is 0 or 1")
        let place = try #require(failure["place"] as? [String: Any])
        #expect(
            Set(place.keys) == [
                "table", "row", "isPadding", "step", "pc", "instruction", "source", "line",
            ])
        #expect(place["table"] as? String == "add")
        #expect(place["instruction"] as? String == "add a0, a1, a2")
        let text = NexusBinary.run(["check", Self.program, "--poke", poke]).text
        #expect(text.contains("“the carry of the high limb is 0 or 1”"))
        #expect(text.contains("a1 = 0x00011170 was written by step 1"))
    }

    @Test("an imbalance is told with both ends and the nearest miss")
    func unbalanced() throws {
        let result = NexusBinary.run(["check", Self.program, "--json", "--poke", "step first add: skip"])
        #expect(result.exitCode == 3)
        let failures = try #require(try object(result)["failures"] as? [[String: Any]])
        let buses = failures.compactMap { $0["bus"] as? [String: Any] }
        let state = try #require(buses.first { $0["name"] as? String == "state" })
        #expect(
            Set(state.keys) == ["name", "tuple", "excess", "ends", "nearestMiss", "differs", "nearestEnds"])
        #expect(state["differs"] as? [String] == ["pc"])
        #expect((state["ends"] as? [Any])?.isEmpty == false)
    }

    @Test("a poke of a public cell is told as what it is")
    func publicCell() throws {
        let poke = "powers[3].power = 9"
        let result = NexusBinary.run(["check", Self.program, "--json", "--poke", poke])
        #expect(result.exitCode == 3)
        let failure = try #require((try object(result)["failures"] as? [[String: Any]])?.first)
        #expect(failure["kind"] as? String == "public")
        #expect(failure["formula"] as? String == "powers.power")
        #expect(failure["values"] as? String == "9 instead of 8")
        #expect((failure["place"] as? [String: Any])?["row"] as? Int == 3)
        let text = NexusBinary.run(["check", Self.program, "--poke", poke]).text
        #expect(text.contains("the column is public"))
    }

    @Test("failures are bounded, and the rest is counted")
    func bounded() throws {
        let result = NexusBinary.run(
            ["check", Self.program, "--limit", "1", "--poke", "step first add: skip"])
        #expect(result.exitCode == 3)
        #expect(result.text.contains("more; --limit shows more"))
    }

    @Test("an honest run that does not halt cannot be proved, and says so")
    func endless() throws {
        let path = try TestImage.make("endless", Guest.endless)
        let result = NexusBinary.run(["check", path, "--max-cycles", "100", "--json"])
        #expect(result.exitCode == 2)
        let report = try object(result)
        #expect(report["provable"] as? Bool == false)
        #expect((report["objection"] as? String)?.contains("cannot be proved") == true)
    }

    @Test("mistakes have their exit codes")
    func mistakes() {
        let cases: [([String], ExitCode, String)] = [
            (["check"], .usage, "program"), (["check", Self.program, "--fault", "x"], .usage, "--fault"),
            (["check", Self.program, "--poke", "frob"], .usage, "column 1"),
            (["check", Self.program, "--poke", "step 99: skip"], .badData, "no step 99"),
            (["check", "--fault", "wrong-cary"], .noSuchFile, "wrong-carry"),
            (["snapshot", "check", "--fault", "wrong-cary"], .noSuchFile, "wrong-carry"),
            (["snapshot", "check", "--fault", "x", "--program", "y"], .usage, "--fault"),
            (["explain", "addd"], .usage, "add"), (["explain", "no such sentence"], .usage, "there is no"),
            (["trace", Self.program, "--table", "frob"], .usage, "frob"),
            (["trace", Self.program, "--table", "add", "--where", "a[0"], .usage, "column"),
            (["trace", Self.program, "--rows", "0..1"], .usage, "--table"),
        ]
        for (arguments, code, words) in cases {
            let result = NexusBinary.run(arguments)
            #expect(result.exitCode == code.rawValue, "\(arguments): \(result.errors)")
            #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
        }
    }

    @Test("^C stops a check and exits with 130")
    func interruptions() throws {
        let path = try TestImage.make("endless", Guest.endless)
        let result = NexusBinary.run(["check", path, "--max-cycles", "8000000"], interruptAfter: 700_000)
        #expect(result.exitCode == 130)
    }

    // MARK: - Faults

    private static let faults: [String] =
        (try? ShareDirectory.find()).map { FaultCatalogue(share: $0).faults.map(\.name) } ?? []

    @Test("there are prepared faults, and all can be read")
    func catalogue() throws {
        let catalogue = FaultCatalogue(share: try ShareDirectory.find())
        #expect(catalogue.faults.count >= 8)
        #expect(catalogue.notes.isEmpty, "\(catalogue.notes)")
        #expect(NexusBinary.run(["samples"]).text.contains("wrong-carry"))
    }

    @Test("a prepared fault is caught by what its file names", arguments: faults)
    func caught(_ name: String) throws {
        let fault = try FaultCatalogue(share: try ShareDirectory.find()).fault(named: name)
        let result = NexusBinary.run(["check", "--fault", name, "--json", "--limit", "1000"])
        #expect(result.exitCode == 3, "\(result.errors)")
        let failures = try #require(try object(result)["failures"] as? [[String: Any]])
        for catcher in fault.catchers {
            let isCaught = failures.contains { failure in
                let bus = failure["bus"] as? [String: Any]
                switch catcher {
                case .bus(let name): return bus?["name"] as? String == name
                case .rule(let label):
                    let ends = bus?["ends"] as? [[String: Any]] ?? []
                    return ([failure] + ends).contains { $0["label"] as? String == label }
                }
            }
            #expect(isCaught, "\(catcher) did not notice: \(failures.map { $0["sentence"] ?? "" })")
        }
    }

    // MARK: - Rules and tables

    @Test("a chip is explained with its columns, rules and entries")
    func explained() throws {
        #expect(NexusBinary.run(["explain"]).text.contains("registers"))
        let text = NexusBinary.run(["explain", "add"]).text
        #expect(text.contains("sum[0]"))
        #expect(text.contains("the carry of the low limb is 0 or 1"))
        let chip = try object(NexusBinary.run(["explain", "add", "--json"]))
        #expect(
            Set(chip.keys) == [
                "schema", "name", "summary", "digest", "columns", "derived", "rules", "entries",
            ])
        let rules = try object(NexusBinary.run(["explain", "carry of the low", "--json"]))
        #expect((rules["rules"] as? [[String: String]])?.contains { $0["chip"] == "add" } == true)
    }

    @Test("costs are listed, of chips and of a run")
    func costs() throws {
        #expect(NexusBinary.run(["explain", "--cost"]).text.contains("cells in SP1 v6"))
        let result = NexusBinary.run(["explain", "--cost", "--program", Self.program, "--json"])
        let run = try #require(try object(result)["run"] as? [String: Any])
        #expect(try #require(run["cells"] as? Double) > 0)
    }

    @Test("rows of a table are printed, chosen by number or by a query")
    func tables() throws {
        let table = ["trace", Self.program, "--table"]
        let all = try object(NexusBinary.run(table + ["registers", "--json"]))
        #expect((all["rows"] as? [Any])?.count == 36)
        #expect(all["rowCount"] as? Int == 36)
        let some = try object(NexusBinary.run(table + ["registers", "--rows", "3..5", "--json"]))
        #expect((some["rows"] as? [[String: Any]])?.compactMap { $0["row"] as? Int } == [3, 4])
        let found = NexusBinary.run(table + ["registers", "--where", "index == 17", "--csv"])
        #expect(found.exitCode == 0)
        #expect(found.text.split(separator: "\r\n").count == 2)
        #expect(NexusBinary.run(table + ["add"]).text.contains("sum[0]"))
    }
}
