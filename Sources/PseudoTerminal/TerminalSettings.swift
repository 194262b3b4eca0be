import Glibc

/// How a terminal treats keys and lines (termios(3)), to be compared.
public struct TerminalSettings: Hashable, Sendable {
    public var input: UInt32
    public var output: UInt32
    public var control: UInt32
    public var local: UInt32
    public var characters: [UInt8]

    init(of descriptor: Int32) {
        var settings = termios()
        tcgetattr(descriptor, &settings)
        input = settings.c_iflag
        output = settings.c_oflag
        control = settings.c_cflag
        local = settings.c_lflag
        characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
    }

    /// Whether lines are edited by the terminal and keys are echoed, as shells leave it.
    public var isCooked: Bool {
        local & UInt32(ICANON) != 0 && local & UInt32(ECHO) != 0
    }
}
