import Engine
import Execution
import TerminalScreen

/// Something that happened or that somebody asks for; `Model.update` turns it into a new model and effects.
public enum Message: Sendable {
    /// A key, the mouse, pasted text or a new size.
    case input(InputEvent)
    case action(Action)
    /// An action of another pane, which gets the focus.
    case actionIn(PaneID, Action)
    /// Time for a slice of the running job, of about so many steps.
    case work(budget: Int)
    /// A program was opened, or could not be.
    case opened(OpenRequest, Result<OpenedSession, EngineError>)
    /// A line about how the opening goes on.
    case progress(String)

    /// How the filling of tables goes on.
    case filling(TablesRequest, FilledRun.Stage, Double)
    /// Tables were filled, or could not be.
    case filled(TablesRequest, Result<FilledTables, EngineError>)

    /// How a proof goes on.
    case proving(ProofJob, ProofProgress)
    /// A proof was made, or could not be.
    case proved(ProofJob, Result<ProofShelf.Kept, EngineError>)
    /// A proof was verified, or rejected.
    case verified(ProofJob, Result<AcceptedProof, EngineError>)

    /// So much time passed while the market runs.
    case tick(milliseconds: Int)
    /// This machine is ready to join the market, or cannot be made so.
    case prepared(MachinePreparation, Result<MarketMachine, EngineError>)
    /// Figures of the market were made.
    case figures(MarketFigures)

    /// A line of the command language, as typed after `:`.
    case command(String)
    case say(Notice)
    /// Moves the time cursor to a step, remembering where it was.
    case go(to: Int)
    /// Shows something in another pane and gives that pane the focus.
    case show(PaneTarget, in: PaneID)
    /// Selects a cell on the Trace screen.
    case choose(TraceCursor)
    /// Selects the next row of the tables on which something fails.
    case goToFailure(forward: Bool)
    /// Gives a pane the focus, on whatever screen it is.
    case focus(on: PaneID)
    /// Selects something on the Check screen.
    case select(CheckSelection)
    /// Shows a failure in the list of failures.
    case showFailure(Int)
    /// Offers the places that have to do with a failure.
    case offerWays(ofFailure: Int)
    /// Goes to a place that has to do with a failure.
    case follow(FailureWay)
    /// Looks for cells whose change no rule notices.
    case findBlindSpots
    case ask(Prompt.Kind, text: String)
    indirect case present(Popup)
    case open(OpenRequest)
    case copy(String)
}

/// What only the outermost loop may do; the answers come back as messages.
public enum Effect: Sendable, Hashable {
    case quit
    /// Find, build if needed, and load a program away from the UI thread.
    case open(OpenRequest)
    case cancelOpening
    /// Fill and check the tables of a run away from the UI thread.
    case fill(TablesRequest)
    /// Make a proof away from the UI thread.
    case prove(ProofJob)
    /// Verify the proof that a job made, away from the UI thread.
    case verify(FinishedProof)
    /// Count the programs of a market and measure this machine, away from the UI thread.
    case prepare(MachinePreparation)
    /// Make the figures of a market away from the UI thread.
    case figures(MarketFiguresRequest)
    /// Put text on the terminal's clipboard.
    case copy(String)
    case saveSession
    /// Show everything in another theme.
    case theme(String)
    case redraw
    case suspend
}

/// A wish to debug a program.
public struct OpenRequest: Sendable, Hashable {
    /// An ELF file, a sample's name or a guest folder.
    public var argument: String
    public var inputs: InputOptions
    public var limits: RunLimits
    /// A lie that is prepared to be looked at; its pokes are told to the tables.
    public var fault: PreparedFault?
    /// Tells an answer to this wish from the answer to one that was cancelled.
    public var number: Int

    public init(
        argument: String, inputs: InputOptions = InputOptions(), limits: RunLimits = RunLimits(),
        number: Int = 0
    ) {
        fault = nil
        self.argument = argument
        self.inputs = inputs
        self.limits = limits
        self.number = number
    }

    /// A wish to see a prepared fault.
    public init(fault: PreparedFault, inputs: InputOptions = InputOptions(), limits: RunLimits = RunLimits())
    {
        self.init(argument: fault.program, inputs: fault.inputs.overridden(by: inputs), limits: limits)
        self.fault = fault
    }
}
