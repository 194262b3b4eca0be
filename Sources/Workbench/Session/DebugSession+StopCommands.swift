import Engine
import Execution

extension DebugSession {
    /// Commands about breakpoints, watchpoints and watches.
    func performOnStops(_ command: DebugCommand) throws(EngineError) -> [String] {
        do throws(StopPointError) {
            switch command {
            case .addBreakpoint(let text):
                let added = try debugger.addBreakpoint(text)
                return ["breakpoint \(added.id) at \(added.request)"]
            case .addWatchpoint(let text, let trigger):
                var request = try WatchpointRequest(parsing: text)
                request.trigger = Watchpoint.Trigger(rawValue: trigger.rawValue) ?? .change
                let added = try debugger.addWatchpoint(request)
                return ["watchpoint \(added.id): \(added.request)"]
            case .delete(let numbers):
                let all = numbers.isEmpty ? allNumbers : numbers
                for number in all { try debugger.removeStopPoint(number) }
                return all.isEmpty ? ["there is nothing to remove"] : ["removed \(Self.list(all))"]
            case .setEnabled(let numbers, let isEnabled):
                let all = numbers.isEmpty ? allNumbers : numbers
                for number in all { try debugger.setEnabled(isEnabled, stopPoint: number) }
                return ["\(Self.list(all)) \(isEnabled ? "on" : "off")"]
            case .setCondition(let number, let text):
                let condition = text.map { $0.hasPrefix("if ") ? String($0.dropFirst(3)) : $0 }
                try debugger.setCondition(condition, stopPoint: number)
                return ["\(number) stops \(condition.map { "if \($0)" } ?? "always")"]
            case .setIgnoreCount(let number, let count):
                try debugger.setIgnoreCount(count, breakpoint: number)
                return ["breakpoint \(number) passes over \(count) hit\(count == 1 ? "" : "s")"]
            default: break
            }
        } catch {
            throw .refused(error.description)
        }
        return [try performOnWatches(command)]
    }

    private func performOnWatches(_ command: DebugCommand) throws(EngineError) -> String {
        switch command {
        case .addWatch(let text):
            do throws(ExpressionError) {
                try debugger.addWatch(text)
            } catch {
                throw .refused(error.description)
            }
            return "watch \(debugger.watches.count): \(text)"
        case .removeWatch(let number?):
            guard debugger.watches.indices.contains(number - 1) else {
                throw .refused("there is no watch \(number); “info watches” lists them")
            }
            debugger.removeWatch(at: number - 1)
            return "watch \(number) removed"
        case .removeWatch(nil):
            while !debugger.watches.isEmpty { debugger.removeWatch(at: 0) }
            return "all watches removed"
        default: return ""
        }
    }

    private var allNumbers: [Int] { debugger.breakpoints.map(\.id) + debugger.watchpoints.map(\.id) }

    private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
}
