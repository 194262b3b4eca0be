import ArgumentParser

@main
struct Nexus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nexus", abstract: "A terminal workbench around a RISC-V zkVM.")
}
