import Execution

/// The old bytes of the part of memory that a pane shows, for marking what a motion changed.
///
/// Kept as one window read at the cursor's last place; what the last step wrote is known from its record anyway, so
/// that single steps are marked wherever the pane looks.
struct MemoryChanges: Sendable {
    private struct Window: Sendable {
        var position: Int
        var start: UInt32
        var bytes: [UInt8?]

        func byte(at address: UInt32) -> UInt8? {
            guard address >= start, address - start < UInt32(bytes.count) else { return nil }
            return bytes[Int(address - start)]
        }
    }

    private var now: Window?
    private var before: Window?

    /// The cursor moved: what was read last is the past now, if it is.
    mutating func follow(_ session: DebugSession, window: Range<UInt32>) {
        if let now, now.position != session.position {
            before = now.position < session.position ? now : nil
        }
        look(session, window: window)
    }

    /// The view moved: the window is read anew for later.
    mutating func look(_ session: DebugSession, window: Range<UInt32>) {
        now = Window(
            position: session.position, start: window.lowerBound,
            bytes: session.bytes(at: window.lowerBound, count: window.count))
    }

    /// The bytes shown that have another value than at the reference step, with their old values.
    func old(_ session: DebugSession, bytes: [UInt8?], from start: UInt32) -> [UInt32: UInt8] {
        var old: [UInt32: UInt8] = [:]
        if let before, now?.position == session.position {
            for (index, byte) in bytes.enumerated() {
                let address = start &+ UInt32(index)
                guard let byte, let was = before.byte(at: address), was != byte else { continue }
                old[address] = was
            }
        }
        guard before == nil, let memory = session.lastRecord?.memory, memory.isWrite else { return old }
        for index in 0..<UInt32(memory.width) {
            let was = UInt8(truncatingIfNeeded: memory.old >> (8 * index))
            let new = UInt8(truncatingIfNeeded: memory.new >> (8 * index))
            if was != new { old[memory.address &+ index] = was }
        }
        return old
    }
}
