import Engine
import Execution
import Glibc
import TerminalScreen

/// The workbench on a terminal: the outermost loop, the only place where it does I/O.
public final class WorkbenchApp {
    /// What a person may say when starting it.
    public struct Options: Sendable {
        /// The program to open at once; nil shows the welcome page.
        public var program: OpenRequest?
        /// A theme by name; nil takes the session's, the configuration's, or one that suits the terminal.
        public var theme: String?
        /// Sentences instead of the screen.
        public var isPlain = false

        public init(program: OpenRequest? = nil, theme: String? = nil, isPlain: Bool = false) {
            self.program = program
            self.theme = theme
            self.isPlain = isPlain
        }
    }

    private let device: NcursesDevice
    private let loop: EventLoop<Message>
    private let opener: ProgramOpener
    private let library: ThemeLibrary
    private let folders: UserFolders
    /// A theme was named on the command line: a session's own does not replace it.
    private let themeIsFixed: Bool
    /// Nobody named a theme: the terminal is asked whether it is light.
    private let asksForVariant: Bool
    private var model: Model
    private var exitCode: ExitCode?
    private var sessionIsStale = false
    private var recentIsStale = false
    private var budget = WorkBudget()
    /// When the running market was last told of time.
    private var lastTick: ContinuousClock.Instant?

    /// Runs the workbench until it is left; the terminal is given back on every path.
    ///
    /// Without a terminal to draw on (`TERM=dumb`, no terminal at all, or when asked for) sentences are spoken instead.
    public static func run(
        _ options: Options, share: ShareDirectory, folders: UserFolders, configuration: Configuration
    ) -> ExitCode {
        let opener = ProgramOpener(
            source: ProgramSource(share: share, folders: folders), sessions: SessionStore(folders: folders))
        if options.isPlain || configuration.isPlain { return PlainMode(opener: opener).run(options.program) }
        let library = ThemeLibrary(folders: [FilePath.join(folders.configuration, "themes"), share.themes])
        do throws(TerminalError) {
            let chosen = ThemeChoice.choose(options.theme ?? configuration.theme, library: library)
            let device = try NcursesDevice(theme: chosen.theme, usesMouse: configuration.usesMouse)
            let app = WorkbenchApp(
                device: device, opener: opener, library: library, share: share, folders: folders,
                chosen: chosen,
                themeIsFixed: options.theme != nil,
                asksForVariant: options.theme ?? configuration.theme == nil)
            return app.run(options.program)
        } catch {
            switch error {
            case .notATerminal, .dumb: return PlainMode(opener: opener).run(options.program)
            default:
                StandardError.say(error.description)
                return .ioError
            }
        }
    }

    private init(
        device: NcursesDevice, opener: ProgramOpener, library: ThemeLibrary, share: ShareDirectory,
        folders: UserFolders,
        chosen: ThemeChoice, themeIsFixed: Bool, asksForVariant: Bool
    ) {
        self.device = device
        self.opener = opener
        self.library = library
        self.folders = folders
        self.themeIsFixed = themeIsFixed
        self.asksForVariant = asksForVariant
        loop = EventLoop(device: device)
        model = Model(
            size: device.size,
            welcome: WelcomePage.make(
                samples: opener.source.samples, faults: opener.source.faults, folders: folders),
            themes: ThemeShelf.make(library: library, current: chosen.name))
        model.useMarkets(of: share)
        if let sentence = chosen.note { model.notice = Notice(sentence, .warning) }
    }

    private func run(_ request: OpenRequest?) -> ExitCode {
        device.show(Frame.draw(model))
        model.proofs.set(calibration: Calibration(folders: folders))
        if let request { carryOut(model.update(.open(request))) }
        // Asked after the first frame, because a terminal that does not answer costs 50 ms.
        if asksForVariant {
            let reply = BackgroundQuery.ask()
            loop.feed(reply.bytes)
            if reply.variant == .light {
                model.themes.current = "light"
                show(theme: "light")
            }
        }
        while exitCode == nil {
            let isWorking = model.session?.work != nil
            let events = loop.events(isWorking ? .none : marketWait)
            for event in events { take(event) }
            if model.session?.work != nil, exitCode == nil {
                carryOut(model.update(.work(budget: budget.steps)))
                budget.sliceEnded()
                if !budget.isTimeToPaint, model.session?.work != nil { continue }
            }
            if tickMarket(), events.isEmpty { continue }
            device.show(Frame.draw(model))
            saveWhatIsStale()
        }
        sessionIsStale = model.session != nil
        saveWhatIsStale()
        device.stop()
        return exitCode ?? .done
    }

    /// How long may be waited: while the market runs or this machine works in it, until its next slice.
    private var marketWait: LoopWait {
        guard model.isMarketBusy else {
            lastTick = nil
            return .forever
        }
        return model.market.hasBacklog ? .none : .milliseconds(marketInterval)
    }

    /// Milliseconds between two slices of the market: 25 frames a second while its time runs, 10 while only a proof is
    /// watched.
    private var marketInterval: Int { model.isMarketRunning && model.market.awaited == nil ? 40 : 100 }

    /// Tells a market that runs how much time passed; true if there is nothing new to be seen yet.
    private func tickMarket() -> Bool {
        guard model.isMarketBusy, exitCode == nil else { return false }
        let now = ContinuousClock().now
        let passed = lastTick.map { ($0.duration(to: now) / .milliseconds(1)) } ?? 0
        guard
            model.market.hasBacklog || lastTick == nil || passed >= Double(marketInterval) / 2
        else { return false }
        lastTick = now
        let notice = model.notice
        carryOut(model.update(.tick(milliseconds: Int(passed))))
        // A market that nobody looks at changes nothing on the screen but the mark of its tab when it stops.
        guard model.isMarketBusy, model.notice == notice else { return false }
        let isSeen = model.screen == .market || model.screen == .prove
        return !isSeen || model.market.hasBacklog && !budget.isTimeToPaint
    }

    private func take(_ event: LoopEvent<Message>) {
        budget.mustPaint()
        switch event {
        case .input(let input): carryOut(model.update(.input(input)))
        case .message(let message):
            let before = model.session
            if case .proved = message { model.proofs.set(calibration: Calibration(folders: folders)) }
            carryOut(model.update(message))
            if model.session !== before { sessionWasOpened() }
        case .terminated: exitCode = .cancelled
        case .hangup: exitCode = .cancelled
        }
    }

    private func carryOut(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .quit: exitCode = .done
            case .open(let request): open(request)
            case .cancelOpening: break
            case .fill(let request): fill(request)
            case .prove(let job): prove(job)
            case .verify(let proof): verify(proof)
            case .figures(let request): makeFigures(request)
            case .prepare(let preparation): prepare(preparation)
            case .copy(let text): device.copy(text)
            case .saveSession: sessionIsStale = true
            case .theme(let name): show(theme: name)
            case .redraw: device.redraw()
            case .suspend:
                device.suspend()
                carryOut(model.update(.input(.resize(device.size))))
            }
        }
    }

    /// Builds and loads in the background; a cancelled opening is told by its number and dropped.
    private func open(_ request: OpenRequest) {
        saveWhatIsStale()
        let (opener, mailbox) = (opener, loop.mailbox)
        BackgroundThread.run {
            let result = opener.open(request) { mailbox.post(.progress($0)) }
            mailbox.post(.opened(request, result))
        }
    }

    /// Fills tables in the background, behind whatever else the machine has to do.
    private func fill(_ request: TablesRequest) {
        let mailbox = loop.mailbox
        BackgroundThread.run(niceness: 10) {
            let clock = ContinuousClock()
            var told = clock.now
            let result = request.carryOut { stage, share in
                guard clock.now - told >= .milliseconds(50) else { return }
                told = clock.now
                mailbox.post(.filling(request, stage, share))
            }
            mailbox.post(.filled(request, result))
        }
    }

    /// Makes a proof in the background, and tells how far it is ten times a second while it does.
    private func prove(_ job: ProofJob) {
        let (mailbox, folders) = (loop.mailbox, folders)
        BackgroundThread.run(niceness: 10) {
            let result = job.run().map { made in
                ProofShelf.keep(made, of: job.request.program.program.name, folders: folders)
            }
            mailbox.post(.proved(job, result))
        }
        BackgroundThread.run {
            while !job.isOver {
                mailbox.post(.proving(job, job.progress))
                usleep(100_000)
            }
        }
    }

    /// Counts programs and measures this machine in the background.
    private func prepare(_ preparation: MachinePreparation) {
        let (mailbox, source, folders) = (loop.mailbox, opener.source, folders)
        BackgroundThread.run(niceness: 10) {
            mailbox.post(.prepared(preparation, preparation.run(source, folders: folders)))
        }
    }

    /// Makes figures of the market in the background.
    private func makeFigures(_ request: MarketFiguresRequest) {
        let mailbox = loop.mailbox
        BackgroundThread.run(niceness: 10) { mailbox.post(.figures(request.carryOut())) }
    }

    private func verify(_ proof: FinishedProof) {
        let mailbox = loop.mailbox
        BackgroundThread.run { mailbox.post(.verified(proof.job, proof.verify())) }
    }

    private func sessionWasOpened() {
        recentIsStale = true
        guard !themeIsFixed, let theme = model.session?.savedTheme, theme != model.themes.current else {
            return
        }
        guard (try? library.theme(theme)) != nil else { return }
        model.themes.current = theme
        show(theme: theme)
    }

    private func show(theme name: String) {
        do throws(ThemeError) {
            device.theme = ThemeChoice.adapted(try library.theme(name), library: library)
        } catch {
            model.notice = Notice(error.description, .failure)
        }
    }

    /// Writes what has changed, after the frame is on the screen: a slow disk delays no key.
    private func saveWhatIsStale() {
        guard sessionIsStale || recentIsStale, let session = model.session else { return }
        do throws(EngineError) {
            if sessionIsStale, session.fault == nil {
                try opener.sessions?.save(
                    session.file(layout: model.savedLayout, theme: model.themes.chosen))
            }
            sessionIsStale = false
            if recentIsStale, session.fault == nil {
                recentIsStale = false
                var recent = try RecentPrograms(folders: folders)
                try recent.add(
                    RecentPrograms.Entry(name: session.name, argument: session.opened.program.argument))
            }
        } catch {
            sessionIsStale = false
            model.notice = Notice(error.description, .failure)
            device.show(Frame.draw(model))
        }
    }
}
