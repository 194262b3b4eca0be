import ArgumentParser
import Engine
import Glibc

/// How progress is told on standard error.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    /// A bar on a terminal, nothing elsewhere.
    case auto
    /// One JSON object a line.
    case ndjson
    case none
}

/// Tells how far a long operation is, at most ten times a second.
struct ProgressReport {
    let style: ProgressStyle
    private var isShown = false
    private var lastTime: UInt64 = 0
    private var startTime: UInt64 = Clock.now

    init(style: ProgressStyle) {
        self.style = style == .auto && !StandardStreams.errorIsTerminal ? .none : style
    }

    /// Tells a new state.
    ///
    /// - Parameters:
    ///   - stage: what is being done, one or two words.
    ///   - done: how much of `total`, in `unit`; nil when it is not known.
    mutating func update(stage: String, done: UInt64? = nil, total: UInt64? = nil, unit: String = "") {
        guard style != .none else { return }
        let now = Clock.now
        // Short operations show nothing at all, so that nothing flickers.
        guard now - startTime > 200_000_000, now - lastTime > 100_000_000 else { return }
        lastTime = now
        if style == .ndjson {
            var members: [JSONText.Member] = [.init("schema", 1), .init("stage", .string(stage))]
            if let done { members.append(.init("done", .unsigned(done))) }
            if let total { members.append(.init("total", .unsigned(total))) }
            if !unit.isEmpty { members.append(.init("unit", .string(unit))) }
            return StandardStreams.say(JSONText.object(members).line)
        }
        var line = stage.escaped
        if let done, let total, total > 0 {
            let filled = Int(min(done, total) * 24 / total)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
            line += " \(bar) \(min(done, total) * 100 / total) %"
        } else if let done {
            line += " \(Grouped.text(done)) \(unit)"
        }
        isShown = true
        StandardStreams.tell("\r\u{1B}[K" + line)
    }

    /// Takes the bar away before anything else is said.
    mutating func clear() {
        guard isShown else { return }
        isShown = false
        StandardStreams.tell("\r\u{1B}[K")
    }
}

/// Monotonic time in nanoseconds, for rates that people read.
enum Clock {
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
