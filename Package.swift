// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "nexus-workbench",
    products: [
        .executable(name: "nexus", targets: ["nexus"]),
        // The readers of untrusted files, for the fuzzers in Tests/Fuzz.
        .library(
            name: "Readers",
            targets: [
                "Engine", "ProofMarket", "ProofSystem", "RISCV", "TOML", "TerminalScreen", "ToyCircuit",
                "Verification",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // The one door to ncurses and to the few C functions that Swift cannot import by itself.
        .systemLibrary(name: "CNcurses", path: "Sources/CNcurses"),

        .target(name: "Hashing"),
        .target(name: "TOML"),
        .target(name: "RISCV", dependencies: ["Hashing"]),
        // The interpreter's operations end in jumps to one another: without frame pointers, which the package manager
        // asks for, each is four instructions of the host shorter (6 % of a plain run). Functions that call others
        // keep theirs, so backtraces stay whole.
        .target(
            name: "Execution", dependencies: ["RISCV"],
            swiftSettings: [.unsafeFlags(["-Xcc", "-momit-leaf-frame-pointer"])]),

        // The vector loops. Optimised in debug builds too: they are C, and tests run them over real sizes.
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "Algebra", dependencies: ["CKernels"]),
        .target(name: "Constraints", dependencies: ["Algebra", "Hashing"]),
        .target(name: "Chips", dependencies: ["Algebra", "Constraints", "Execution", "RISCV"]),

        .target(name: "ProofSystem", dependencies: ["Algebra", "Constraints", "Hashing"]),
        .target(name: "Verification", dependencies: ["Algebra", "Constraints", "ProofSystem"]),
        .target(
            name: "Proving", dependencies: ["Algebra", "CKernels", "Constraints", "Hashing", "ProofSystem"]),

        .target(
            name: "GuestToolchain", dependencies: ["Hashing", "RISCV", "TOML"],
            resources: [.embedInCode("Runtime"), .embedInCode("Templates")]),
        .target(
            name: "Engine",
            dependencies: [
                "Algebra", "Chips", "Constraints", "Execution", "GuestToolchain", "Hashing", "ProofMarket",
                "ProofSystem", "Proving", "RISCV", "TOML", "Verification",
            ]),
        .target(name: "TerminalScreen", dependencies: ["CNcurses", "TOML"]),
        // Runs programs in a terminal of their own, for benchmarks and tests.
        .target(name: "PseudoTerminal"),

        // Chance and time for simulations, and the market of provers on them.
        .target(name: "Determinism"),
        .target(name: "ProofMarket", dependencies: ["Determinism", "Hashing", "TOML"]),

        .target(
            name: "Workbench",
            dependencies: [
                "Constraints", "Determinism", "Engine", "Execution", "ProofMarket", "ProofSystem", "RISCV",
                "TerminalScreen",
            ]),
        .executableTarget(
            name: "nexus",
            dependencies: [
                "Algebra", "Chips", "Constraints", "Engine", "Execution", "ProofMarket", "ProofSystem",
                "PseudoTerminal", "RISCV", "TerminalScreen", "Workbench",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // What the tests of several modules share: seeded random numbers, golden files, temporary folders.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        // A small circuit with a slow prover written for reading: the oracle of the fast one.
        .target(
            name: "ToyCircuit", dependencies: ["Algebra", "Constraints", "Hashing", "ProofSystem"],
            path: "Tests/ToyCircuit"),
        .testTarget(name: "HashingTests", dependencies: ["Hashing"]),
        .testTarget(name: "TOMLTests", dependencies: ["TOML"]),
        .testTarget(name: "RISCVTests", dependencies: ["RISCV", "TestSupport"]),
        .testTarget(name: "ExecutionTests", dependencies: ["Execution", "RISCV", "TestSupport"]),
        .testTarget(
            name: "GuestToolchainTests",
            dependencies: ["Engine", "Execution", "GuestToolchain", "ProofSystem", "RISCV", "TestSupport"],
            exclude: ["RandomC/csmith.h"]),
        .testTarget(name: "DeterminismTests", dependencies: ["Determinism"]),
        .testTarget(
            name: "ProofMarketTests", dependencies: ["Determinism", "ProofMarket", "TOML"]),
        .testTarget(name: "AlgebraTests", dependencies: ["Algebra", "TestSupport"]),
        .testTarget(name: "ConstraintsTests", dependencies: ["Constraints"]),
        .testTarget(
            name: "ProofSystemTests",
            dependencies: ["Algebra", "Constraints", "ProofSystem", "TestSupport", "ToyCircuit"],
            exclude: ["Goldens"]),
        .testTarget(
            name: "VerificationTests",
            dependencies: [
                "Algebra", "Constraints", "ProofSystem", "TestSupport", "ToyCircuit", "Verification",
            ]),
        .testTarget(
            name: "ProvingTests",
            dependencies: [
                "Chips", "Execution", "ProofSystem", "Proving", "RISCV", "TestSupport", "ToyCircuit",
                "Verification",
            ]),
        .testTarget(
            name: "ChipsTests",
            dependencies: ["Chips", "ProofSystem", "Proving", "TestSupport", "ToyCircuit", "Verification"],
            exclude: ["Goldens"]),
        .testTarget(
            name: "EngineTests",
            dependencies: [
                "Chips", "Constraints", "Engine", "Execution", "ProofMarket", "ProofSystem", "RISCV",
                "TestSupport",
            ]),
        .testTarget(
            name: "TerminalScreenTests", dependencies: ["TerminalScreen", "TestSupport"], exclude: ["Goldens"]
        ),
        .testTarget(
            name: "WorkbenchTests", dependencies: ["Constraints", "ProofMarket", "TestSupport", "Workbench"],
            exclude: ["Goldens"]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["nexus", "Engine", "PseudoTerminal", "RISCV", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

// Warnings are errors where the project is checked (`.ci/run`), but not on a stranger's newer compiler.
if Context.environment["NEXUS_STRICT"] != nil {
    for target in package.targets where target.type != .system {
        target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    }
}
