import RISCV

extension Debugger {
    /// The value of an expression at the present position.
    public func evaluate(_ text: String) throws(ExpressionError) -> Expression.Value {
        try value(of: Expression(parsing: text))
    }

    /// The value of a parsed expression at the present position.
    public func value(of expression: Expression) throws(ExpressionError) -> Expression.Value {
        try expression.resolved(with: program.symbols).value(
            in: Moment(cursor: synchronised, symbols: program.symbols))
    }

    // MARK: - Watches

    /// Keeps an eye on an expression; its symbols have to exist.
    public func addWatch(_ text: String) throws(ExpressionError) {
        let expression = try Expression(parsing: text)
        _ = try expression.resolved(with: program.symbols)
        watches.append(expression)
    }

    public func removeWatch(at index: Int) {
        precondition(watches.indices.contains(index), "a watch's index is 0..<watches.count")
        watches.remove(at: index)
    }

    /// The watches with their values at the present position, or why they have none.
    public var watchValues: [(expression: Expression, value: Result<Expression.Value, ExpressionError>)] {
        watches.map { expression in
            do throws(ExpressionError) {
                return (expression, .success(try value(of: expression)))
            } catch {
                return (expression, .failure(error))
            }
        }
    }
}

extension Recording {
    /// The pc to show at a position: after the call that ended the run, that call, since nothing comes after it.
    func shownPC(at position: Int) -> UInt32 {
        guard position == length, position > 0, case .halted? = outcome else { return pc(at: position) }
        return pc(at: position - 1)
    }
}

/// The state at a cursor, for expressions.
struct Moment: ExpressionContext {
    let cursor: TimeCursor
    let symbols: SymbolTable

    func register(_ number: UInt8) -> UInt32 { cursor.register(number) }
    var pc: UInt32 { cursor.recording.shownPC(at: cursor.position) }
    var cycle: Int { cursor.position }

    func load(_ address: UInt32, width: Int) -> UInt32? {
        guard let low = cursor.word(at: address), let high = cursor.word(at: address &+ UInt32(width - 1))
        else {
            return nil
        }
        let shift = UInt64(address & 3) * 8
        let bits = UInt32(truncatingIfNeeded: (UInt64(high) << 32 | UInt64(low)) >> shift)
        let mask: UInt32 = width == 4 ? .max : (1 << (8 * UInt32(width))) - 1
        return bits & mask
    }

    func address(ofSymbol name: String) -> UInt32? { symbols.symbol(named: name)?.address }
}

/// A cursor of its own that goes to where conditions are evaluated.
final class Probe {
    private let cursor: TimeCursor
    private let symbols: SymbolTable

    init(_ recording: Recording) throws(MachineError) {
        cursor = try TimeCursor(recording)
        symbols = recording.program.symbols
    }

    /// Whether the condition has a value at the position and is not 0; no condition always holds.
    func holds(_ condition: Expression?, at position: Int) -> Bool {
        guard let condition else { return true }
        cursor.move(to: position)
        return (try? condition.value(in: Moment(cursor: cursor, symbols: symbols)).isTrue) ?? false
    }

    func register(_ number: UInt8, at position: Int) -> UInt32 {
        cursor.move(to: position)
        return cursor.register(number)
    }
}
