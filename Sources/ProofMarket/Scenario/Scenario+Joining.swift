import TOML

extension Scenario {
    /// This scenario with one more prover at the end and with programs counted, as if its text said so; so that a log
    /// of it can be replayed by itself.
    ///
    /// The counts take the place of those of the same programs that the text has. Orders come at the same times as
    /// without them, with other sizes.
    public func joined(
        by prover: ProverProfile, counts: [ProgramCount], remark: String
    ) throws(TOMLError) -> Scenario {
        var writer = TOMLWriter()
        writer.comment(remark)
        for count in counts where !self.counts.contains(where: { $0.name == count.name }) {
            writer.arrayTable("program")
            writer.set("name", count.name)
            writer.set("cycles", count.cycles)
            writer.set("identity", count.identity)
        }
        writer.arrayTable("prover")
        writer.set("name", prover.name)
        writer.set("count", prover.count)
        writer.set("cost", [prover.costPerMega.lowerBound, prover.costPerMega.upperBound])
        writer.set("speed", [prover.speed.lowerBound, prover.speed.upperBound])
        writer.set("slots", prover.slots)
        writer.set("stake", prover.stake)
        if prover.latency.upperBound > 0 {
            let ends = [max(1, prover.latency.lowerBound), prover.latency.upperBound]
            writer.set("latency", ends.map { "\($0)ms" })
        }
        writer.set("strategy", prover.strategy.rawValue)
        writer.set("markup", prover.markup)
        if !prover.programs.isEmpty { writer.set("programs", prover.programs) }
        if prover.jobs < Scenario.limit { writer.set("jobs", prover.jobs) }
        var text = self.text
        if !text.hasSuffix("\n") { text += "\n" }
        return try Scenario(parsing: text + "\n" + writer.text, file: name)
    }
}
