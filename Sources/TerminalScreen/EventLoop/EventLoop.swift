import CNcurses
import Glibc

/// Something that happened while the loop waited.
public enum LoopEvent<Message: Sendable>: Sendable {
    case input(InputEvent)
    case message(Message)
    /// Someone wants the program to end: SIGTERM, SIGHUP or SIGINT.
    case terminated(signal: Int32)
    /// The terminal is gone.
    case hangup
}

/// How long the loop waits for something to happen.
public enum LoopWait: Hashable, Sendable {
    /// Until something happens: no timers, no processor time.
    case forever
    /// Not at all: work is pending, and the caller does a slice of it between two looks at the terminal.
    case none
    case milliseconds(Int)
}

/// Waits for the terminal, for messages and for signals on one thread.
///
///     while isOpen {
///         device.show(view(model))
///         for event in loop.events(hasWork ? .none : .forever) { update(&model, event) }
///         if hasWork { doSlice(&model) }
///     }
///
/// Resizing and ^Z with all their consequences are done here: a resize arrives as an event after the device
/// knows the new size, and the return from ^Z as a resize too, so that the caller draws.
public final class EventLoop<Message: Sendable> {
    public let device: NcursesDevice
    public let mailbox: Mailbox<Message>

    private let signals: SignalPipe
    private var decoder = KeyDecoder()
    /// When bytes last came, in milliseconds: what looks like a lone escape is one only after a while.
    private var lastRead = 0
    private var buffer = [UInt8](repeating: 0, count: 4096)
    /// What was fed and not yet given out.
    private var fed: [LoopEvent<Message>] = []

    public init(device: NcursesDevice, mailbox: Mailbox<Message> = Mailbox()) {
        self.device = device
        self.mailbox = mailbox
        signals = SignalPipe()
    }

    /// Takes bytes that someone else read from the terminal; their events come first next time.
    public func feed(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        lastRead = MonotonicTime.milliseconds()
        append(decoder.decode(bytes), to: &fed)
    }

    /// What has happened, in order; empty when the time is over.
    public func events(_ wait: LoopWait) -> [LoopEvent<Message>] {
        if !fed.isEmpty {
            defer { fed = [] }
            return fed
        }
        var entries = [STDIN_FILENO, mailbox.descriptor, signals.readEnd].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let count = poll(&entries, nfds_t(entries.count), timeout(wait))
        var result: [LoopEvent<Message>] = []
        if count == 0 {
            if decoder.isWaiting, MonotonicTime.milliseconds() - lastRead >= KeyDecoder.escapeDelay {
                append(decoder.flush(), to: &result)
            }
            return result
        }
        if entries[2].revents != 0 || count < 0 {
            for signal in signals.take() { take(signal, &result) }
        }
        guard count > 0 else { return result }
        if entries[0].revents != 0 { readTerminal(&result) }
        if entries[1].revents != 0 { result += mailbox.take().map { .message($0) } }
        return result
    }

    private func timeout(_ wait: LoopWait) -> Int32 {
        let escape = Int32(KeyDecoder.escapeDelay)
        switch wait {
        case .forever: return decoder.isWaiting ? escape : -1
        case .none: return 0
        case .milliseconds(let limit):
            let bounded = Int32(clamping: max(0, limit))
            return decoder.isWaiting ? min(escape, bounded) : bounded
        }
    }

    private func readTerminal(_ result: inout [LoopEvent<Message>]) {
        // A bounded number of reads, so that a large paste cannot keep the screen from being drawn.
        for _ in 0..<16 {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR || errno == EAGAIN { return }
            if count <= 0 {
                result.append(.hangup)
                return
            }
            lastRead = MonotonicTime.milliseconds()
            append(decoder.decode(buffer[..<count]), to: &result)
            if count < buffer.count { return }
            var again = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            if poll(&again, 1, 0) <= 0 { return }
        }
    }

    private func append(_ events: [InputEvent], to result: inout [LoopEvent<Message>]) {
        for event in events {
            if event == .key(Key("z", .control)) { suspend(&result) } else { result.append(.input(event)) }
        }
    }

    private func take(_ signal: Int32, _ result: inout [LoopEvent<Message>]) {
        switch signal {
        case SIGWINCH:
            if device.updateSize() { result.append(.input(.resize(device.size))) }
        case SIGTSTP: suspend(&result)
        case SIGCONT:
            // Stopped by SIGSTOP, which cannot be caught: someone else may have used the terminal.
            device.resume()
            result.append(.input(.resize(device.size)))
        default: result.append(.terminated(signal: signal))
        }
    }

    private func suspend(_ result: inout [LoopEvent<Message>]) {
        device.suspend()
        // Stop and continuation are dealt with; a wish to end that came meanwhile is not.
        for signal in signals.take() where [SIGTERM, SIGHUP, SIGINT].contains(signal) {
            result.append(.terminated(signal: signal))
        }
        result.append(.input(.resize(device.size)))
    }
}
