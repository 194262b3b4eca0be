/// A moment of a simulation: whole milliseconds since its beginning.
@frozen
public struct VirtualTime: Comparable, Hashable, Sendable {
    public var milliseconds: Int

    @inlinable
    public init(milliseconds: Int) { self.milliseconds = milliseconds }

    public static let zero = VirtualTime(milliseconds: 0)

    @inlinable
    public static func < (left: VirtualTime, right: VirtualTime) -> Bool {
        left.milliseconds < right.milliseconds
    }

    @inlinable
    public static func + (time: VirtualTime, milliseconds: Int) -> VirtualTime {
        VirtualTime(milliseconds: time.milliseconds + milliseconds)
    }

    /// Milliseconds from one moment to another.
    @inlinable
    public static func - (end: VirtualTime, start: VirtualTime) -> Int {
        end.milliseconds - start.milliseconds
    }
}

extension VirtualTime: CustomStringConvertible {
    /// `1:02:03.004`
    public var description: String {
        let seconds = milliseconds / 1000
        func digits(_ value: Int, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let clock = "\(seconds / 3600):\(digits(seconds / 60 % 60, 2)):\(digits(seconds % 60, 2))"
        return clock + "." + digits(milliseconds % 1000, 3)
    }
}
