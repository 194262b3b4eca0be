import Chips
import Constraints
import RISCV

/// Tells why a tuple has no partner, for each bus in the words of what the bus carries.
struct BusExplainer {
    private let session: TableSession

    init(_ session: TableSession) { self.session = session }

    func explanation(of imbalance: Imbalance) -> Explanation {
        let ends = imbalance.ends.map(end)
        let nearest = imbalance.nearestMiss
        let nearestEnds = nearest.map(self.ends) ?? []
        let story = Explanation.BusStory(
            bus: imbalance.tuple.bus.name, tuple: TupleText.text(imbalance.tuple), excess: imbalance.excess,
            ends: ends, nearestMiss: nearest.map(TupleText.text),
            differingFields: imbalance.differingFields, nearestEnds: nearestEnds)
        // What complains comes first: who claims something that nobody else says.
        let mainEnd = ends.first { $0.direction == (imbalance.excess > 0 ? .send : .receive) } ?? ends.first
        let place = mainEnd?.place
        var formula = imbalance.tuple.bus.fields.joined(separator: ", ")
        if let row = place?.row,
            let entry = session.tables[row.table].program.entries.first(where: { $0.label == mainEnd?.label })
        {
            formula = RowText(session.live.reading(of: row)).formula(entry)
        } else {
            formula = "(\(formula))"
        }
        let values = imbalance.tuple.values.map(ElementText.text).joined(separator: ", ")
        return Explanation(
            sentence: sentence(imbalance, mainEnd, story), label: mainEnd?.label ?? "", formula: formula,
            formulaWithValues: "(\(values))", place: place,
            writers: place?.step.map(session.writers) ?? [], imbalance: story)
    }

    private func end(_ end: BusEnd) -> Explanation.End {
        guard let table = end.table else {
            return Explanation.End(direction: end.direction, place: nil, label: "the statement says so")
        }
        return Explanation.End(
            direction: end.direction,
            place: session.place(of: RowReference(table: table, row: end.row)),
            label: session.tables[table].program.entries[end.entry].label)
    }

    /// Where the nearest miss stands, if it is unbalanced itself and so among those whose ends are known.
    private func ends(of tuple: BusTuple) -> [Explanation.End] {
        session.live.imbalances.first { $0.tuple == tuple }?.ends.map(end) ?? []
    }

    // MARK: - Sentences

    private func sentence(
        _ imbalance: Imbalance, _ end: Explanation.End?, _ story: Explanation.BusStory
    ) -> String {
        let who = end?.place?.name ?? (end == nil ? "somebody" : "the statement")
        var sentence: String
        if MachineBus.isLookup(imbalance.tuple.bus) {
            sentence = lookup(imbalance, who, story, end)
        } else {
            sentence = chain(imbalance, who, story)
        }
        if let nearest = story.nearestMiss, !story.differingFields.isEmpty {
            let others = story.nearestEnds.first.map { $0.place?.name ?? "the statement" }
            sentence += "; the nearest on the other side is \(nearest)"
            sentence += others.map { " of \($0)" } ?? ""
            sentence += ", which differs in \(story.differingFields.joined(separator: " and "))"
        }
        return sentence
    }

    private func lookup(
        _ imbalance: Imbalance, _ who: String, _ story: Explanation.BusStory, _ end: Explanation.End?
    ) -> String {
        guard imbalance.excess > 0 else {
            if imbalance.tuple.bus == MachineBus.publicOutput {
                return "the statement has \(story.tuple), but no step commits that"
            }
            return
                "the table offers \(story.tuple) \(times(-imbalance.excess)) more often than it is looked up"
        }
        let claim = end.map { "“\($0.label)”" } ?? "something"
        return "\(who) claims \(claim), but \(TupleText.denial(imbalance.tuple))"
    }

    private func chain(_ imbalance: Imbalance, _ who: String, _ story: Explanation.BusStory) -> String {
        let values = imbalance.tuple.values
        let isSent = imbalance.excess > 0
        switch imbalance.tuple.bus {
        case MachineBus.state:
            let place = "pc \(wordText(values[1])) in cycle \(values[0])"
            return isSent
                ? "\(who) goes on at \(place), but no instruction is executed there then"
                : "\(who) is executed at \(place), but no step before it goes on there"
        case MachineBus.halt:
            let end = "after \(Grouped.text(values[0])) cycles with exit code \(values[1] | values[2] << 16)"
            return isSent
                ? "\(who) ends the run \(end), but the statement does not say so"
                : "the statement says that the run ends \(end), but no step ends it so"
        case MachineBus.order:
            return isSent
                ? "\(who) says that \(story.tuple) is opened next, but it is not"
                : "\(who) opens \(story.tuple), but no row before it says so"
        default:
            return isSent
                ? "\(who) leaves \(story.tuple), but nobody takes it up from there"
                : "\(who) takes \(story.tuple), but nobody left that"
        }
    }

    private func times(_ count: Int) -> String { count == 1 ? "once" : "\(Grouped.text(count)) times" }
}

/// Tuples in the words of their buses.
enum TupleText {
    static func text(_ tuple: BusTuple) -> String {
        let values = tuple.values
        switch tuple.bus {
        case MachineBus.state: return "cycle \(values[0]) at pc \(wordText(values[1]))"
        case MachineBus.register:
            return "\(registerName(values[0])) = \(word(values[1], values[2])) \(registerTime(values[3]))"
        case MachineBus.memory:
            return "the word at \(address(values[0], values[1])) = \(word(values[2], values[3])) "
                + memoryTime(values[4])
        case MachineBus.rom:
            return "the text word at \(address(values[0], values[1])) = \(word(values[2], values[3]))"
        case MachineBus.order: return "the word at \(HexText.word(values[0] << 2))"
        case MachineBus.publicInput, MachineBus.privateInput, MachineBus.publicOutput:
            return "word \(values[0]) of the \(tuple.bus.name) = \(word(values[1], values[2]))"
        case MachineBus.program:
            return "\(form(values[1])) at pc \(wordText(values[0])) with fields "
                + values[2...].map(ElementText.text).joined(separator: " ")
        default:
            return zip(tuple.bus.fields, values).map { "\($0) = \(ElementText.text($1))" }
                .joined(separator: ", ")
        }
    }

    /// Why a lookup finds nothing: "70000 is not below 2^16".
    static func denial(_ tuple: BusTuple) -> String {
        let values = tuple.values.map(ElementText.text)
        switch tuple.bus {
        case MachineBus.range: return "\(values[1]) is not a number of \(values[0]) bits"
        case MachineBus.bytes: return "\(values[0]) and \(values[1]) are not two bytes"
        case MachineBus.and:
            return "\(values[2]) is not the bitwise and of the bytes \(values[0]) and \(values[1])"
        case MachineBus.sign:
            return
                "\(values[2]) is not the top bit of the byte \(values[0]), with \(values[1]) as the second byte"
        case MachineBus.power:
            return "\(values[1...].joined(separator: ", ")) is not what a shift by \(values[0]) means"
        case MachineBus.program: return "the program has not \(text(tuple))"
        case MachineBus.publicOutput: return "the statement has not \(text(tuple))"
        case MachineBus.lengths: return "input \(values[0]) has not that length"
        default: return "there is no \(text(tuple))"
        }
    }

    /// The name of an index on the register bus.
    static func registerName(_ index: UInt32) -> String {
        switch index {
        case 0..<32: Register.name(UInt8(index))
        case 32: "the target of dropped loads"
        case 33: "the cursor of the public input"
        case 34: "the cursor of the private input"
        case 35: "the cursor of the output"
        default: "register \(ElementText.text(index))"
        }
    }

    private static func registerTime(_ time: UInt32) -> String {
        time < 3 ? "at the start" : "at step \(time / 3 - 1)"
    }

    private static func memoryTime(_ time: UInt32) -> String {
        time < 1 ? "at the start" : "at step \(time - 1)"
    }

    private static func form(_ number: UInt32) -> String {
        Form.allCases.first { $0.number == Int(number) }?.name ?? "form \(number)"
    }

    private static func address(_ low: UInt32, _ high: UInt32) -> String {
        (low | high) >> 16 == 0
            ? HexText.word(low | high << 16)
            : "(\(ElementText.text(low)), \(ElementText.text(high)))"
    }

    private static func word(_ low: UInt32, _ high: UInt32) -> String {
        (low | high) >> 16 == 0
            ? wordText(low | high << 16) : "limbs (\(ElementText.text(low)), \(ElementText.text(high)))"
    }
}
