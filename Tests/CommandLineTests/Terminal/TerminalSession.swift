import Foundation
import PseudoTerminal
import TestSupport
import Testing

/// The real binary in a pseudo-terminal, with the screen that a person would see.
final class TerminalSession {
    private let terminal: PseudoTerminal
    private(set) var screen: TerminalEmulator
    /// Every byte written since the start.
    private(set) var bytes: [UInt8] = []
    let settingsBefore: TerminalSettings

    /// Far more than anything takes, for machines that are busy: only a failing test waits so long.
    private static let patience: TimeInterval = 30

    /// - Parameters:
    ///   - command: what is run in place of the binary.
    ///   - environment: added to the sandbox's; a nil value takes a variable away.
    init(
        _ arguments: [String], width: Int = 80, height: Int = 24, command: [String]? = nil,
        environment changes: [String: String?] = [:], isInputClosed: Bool = false
    ) throws {
        var environment = Sandbox.environment
        // A session of its own: what another test saved must not be restored.
        environment["XDG_STATE_HOME"] = TestFolder.make()
        for (name, value) in changes { environment[name] = value }
        screen = TerminalEmulator(width: width, height: height)
        terminal = try PseudoTerminal(
            command ?? [NexusBinary.path] + arguments, environment: environment, width: width, height: height,
            isInputClosed: isInputClosed)
        settingsBefore = terminal.settings
    }

    /// Waits until the screen shows a text.
    func expect(_ text: String, _ location: SourceLocation = #_sourceLocation) throws {
        try expect("the screen shows “\(text)”", location) { $0.screen.text.contains(text) }
    }

    /// Waits until something is so.
    func expect(
        _ what: String, _ location: SourceLocation = #_sourceLocation, _ condition: (TerminalSession) -> Bool
    ) throws {
        let deadline = Date() + Self.patience
        while !condition(self) {
            receive(terminal.read(waiting: 20))
            if condition(self) { return }
            let isOver = terminal.poll() != nil && drained()
            if isOver && !condition(self) || Date() > deadline {
                Issue.record(
                    "waited in vain until \(what); the screen:\n\(screen.text)", sourceLocation: location)
                throw WaitedInVain()
            }
        }
    }

    /// Waits until the screen has come to rest, for what has no text of its own to wait for.
    func settle() { while receive(terminal.read(waiting: 150)) {} }

    func send(_ text: String) { send(Array(text.utf8)) }
    func send(_ keys: [UInt8]) { receive(terminal.send(keys)) }
    func signal(_ number: Int32) { terminal.signal(number) }

    func resize(_ width: Int, _ height: Int) {
        settle()
        screen.resize(width: width, height: height)
        terminal.resize(width: width, height: height)
    }

    /// How the program ended.
    func ending(_ location: SourceLocation = #_sourceLocation) throws -> PseudoTerminal.Ending {
        try expect("the program ends", location) { $0.terminal.poll() != nil }
        _ = drained()
        return try #require(terminal.poll(), sourceLocation: location)
    }

    /// The terminal is as it was before the program started.
    func expectRestored(_ location: SourceLocation = #_sourceLocation) {
        #expect(
            terminal.settings == settingsBefore, "the settings are those from before",
            sourceLocation: location)
        #expect(!screen.modes.contains(1049), "the alternate screen is left", sourceLocation: location)
        #expect(screen.modes.contains(25), "the cursor is shown", sourceLocation: location)
        for mode in [1000, 1002, 1003, 1004, 1006, 2004] {
            #expect(!screen.modes.contains(mode), "mode \(mode) is off", sourceLocation: location)
        }
    }

    var settings: TerminalSettings { terminal.settings }
    var output: String { String(decoding: bytes, as: UTF8.self) }

    private func drained() -> Bool {
        while receive(terminal.read(waiting: 0)) {}
        return true
    }

    @discardableResult
    private func receive(_ received: [UInt8]) -> Bool {
        bytes += received
        screen.feed(received)
        return !received.isEmpty
    }
}

struct WaitedInVain: Error {}
