import RISCV

extension Debugger {
    /// Where a motion stopped and why.
    public struct Stop: Sendable, Hashable {
        public var position: Int
        public var reason: StopReason
        /// The reason in words, for a status line.
        public var sentence: String
    }

    public enum StopReason: Sendable, Hashable {
        /// The motion went as far as it was meant to.
        case stepped
        /// The place that `run(to:)` names.
        case arrived
        case breakpoint(Int)
        /// The watched register, or the watched bytes that were accessed, before and after the access.
        case watchpoint(Int, old: UInt32, new: UInt32)
        case start
        case end(RunOutcome)
        case cancelled
        /// The motion makes no sense here, for this reason; the cursor did not move.
        case refused(String)
    }
}

extension Debugger {
    func stop(at position: Int, _ reason: StopReason) -> Stop {
        Stop(position: position, reason: reason, sentence: sentence(for: reason, at: position))
    }

    private func sentence(for reason: StopReason, at position: Int) -> String {
        let place = description(of: position)
        switch reason {
        case .stepped, .arrived:
            return place
        case .breakpoint(let id):
            let name = breakpoints.first { $0.id == id }.map { " (\($0.request.place))" } ?? ""
            return "breakpoint \(id)\(name): \(place)"
        case .watchpoint(let id, let old, let new):
            guard let watchpoint = watchpoints.first(where: { $0.id == id }) else { return place }
            let access =
                switch watchpoint.request.trigger {
                case .read: "\(watchpoint.target) was read: \(HexText.word(new))"
                case .write where old == new: "\(watchpoint.target) was written: still \(HexText.word(new))"
                case .write, .change:
                    "\(watchpoint.target) changed from \(HexText.word(old)) to \(HexText.word(new))"
                }
            return "watchpoint \(id): \(access); \(place)"
        case .start:
            return "the start of the run; \(place)"
        case .end(let outcome):
            return "the end of the run: \(Self.sentence(for: outcome, cycles: position))"
        case .cancelled:
            return "cancelled; \(place)"
        case .refused(let sentence):
            return sentence
        }
    }

    /// How a run ended, in words.
    public static func sentence(for outcome: RunOutcome, cycles: Int) -> String {
        let after = "after \(cycles) cycle\(cycles == 1 ? "" : "s")"
        switch outcome {
        case .halted(let code): return "the program exited with code \(code) \(after)"
        case .fault(let fault):
            return
                "\(fault.kind.rawValue) at \(HexText.word(fault.pc)) (\(HexText.word(fault.value))) \(after)"
        case .limit(let sentence): return sentence
        }
    }

    /// "step 12: main.c:5 in fib", or the address where there is no line.
    public func description(of position: Int) -> String {
        let pc = recording.shownPC(at: position)
        var text = "step \(position): "
        if let location = program.lines.location(of: pc), location.line > 0 {
            text += "\(fileName(location.file)):\(location.line)"
        } else {
            text += HexText.word(pc)
        }
        if let symbol = program.symbols.symbol(containing: pc) { text += " in \(symbol.displayName)" }
        return text
    }

    /// The last component of a file's path; empty for a number that is not in the table.
    private func fileName(_ file: Int) -> String {
        guard program.lines.files.indices.contains(file) else { return "" }
        return StopPointResolver.lastComponent(program.lines.files[file])
    }
}
