/// The command lines of compilers and linker.
///
/// Sources are named relative to their folder and the compiler runs in that folder: so no path of the machine that
/// builds gets into code or constants (`__FILE__`, `#filePath`), while the debug sections, which are no part of a
/// program's identity, still name the folder and lead a debugger to the sources.
struct CompilerCommands: Sendable {
    let tools: GuestTools

    private static let machine = [
        "--target=riscv32-unknown-none-elf", "-march=rv32im", "-mabi=ilp32", "-mno-relax",
    ]
    /// Sections of their own let the linker drop what is not used; there are no headers but the runtime's.
    private static let common = [
        "-O2", "-g", "-gdwarf-5", "-ffunction-sections", "-fdata-sections", "-fno-common",
        "-fno-asynchronous-unwind-tables", "-fno-pic", "-nostdlibinc", "-fno-color-diagnostics",
    ]
    private static let cpp = ["-std=c++20", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics"]
    /// The runtime defines what compilers recognise as memcpy and strlen: it must not become calls of itself.
    private static let runtime = ["-ffreestanding", "-fno-builtin", "-Wall", "-Wextra", "-Werror"]
    private static let guest = ["-Wall"]
    /// Language mode 5: mode 6 proves the absence of data races, and a guest has one thread. `#file` is short in both.
    /// Without `-Xcc -march` the compiler would use compressed and atomic instructions.
    private static let swift = [
        "-target", "riscv32-none-none-eabi", "-enable-experimental-feature", "Embedded", "-wmo", "-O",
        "-swift-version", "5", "-enable-upcoming-feature", "ConciseMagicFile", "-g", "-dwarf-version=5",
        "-Xcc", "-march=rv32im", "-Xcc", "-mabi=ilp32", "-Xfrontend", "-function-sections",
        "-Xfrontend", "-disable-stack-protector",
    ]
    private static let link = [
        "-m", "elf32lriscv", "-static", "--gc-sections", "--build-id=none", "--no-relax",
        "--color-diagnostics=never", "-z", "max-page-size=4096", "-z", "noexecstack",
    ]

    /// Adds the tools and all flags to the key of a cache entry.
    func addIdentity(to key: inout BuildCache.Key) {
        key.add(tools.fingerprint())
        for flags in [Self.machine, Self.common, Self.cpp, Self.runtime, Self.guest, Self.swift, Self.link] {
            key.add(flags.joined(separator: "\n"))
        }
    }

    /// Compiles one file of the runtime.
    func compileRuntime(_ file: String, of folder: String, to object: String) throws(GuestBuildError) {
        let flags = Self.runtime + ["-isystem", folder + "/include"]
        _ = try compile(file, in: folder, flags: flags, to: object, name: "the guest runtime")
    }

    /// Compiles one C, C++ or assembler file of a guest and returns the compiler's warnings.
    func compile(
        _ file: String, of project: GuestProject, runtime: GuestRuntime, to object: String
    ) throws(GuestBuildError) -> String {
        let flags = Self.guest + ["-I.", "-isystem", runtime.includeDirectory]
        return try compile(file, in: project.folder, flags: flags, to: object, name: project.name)
    }

    /// Compiles the Swift face of the runtime to a module; all of its code is in the module file.
    func compileRuntimeModule(_ file: String, include: String, to module: String) throws(GuestBuildError) {
        let arguments = [
            "-parse-as-library", "-module-name", "Nexus", "-I", include, "-emit-module", "-emit-module-path",
        ]
        let run = try start(tools.swiftc, Self.swift + arguments + [module, file], in: "/")
        _ = try checked(run, name: "the guest runtime")
    }

    /// Compiles all Swift files of a guest together and returns the compiler's warnings.
    func compileSwift(
        of project: GuestProject, runtime: GuestRuntime, to object: String
    ) throws(GuestBuildError) -> String {
        // With a main.swift its statements are the program; otherwise a type marked @main is.
        let hasScript = project.sources.contains { $0 == "main.swift" || $0.hasSuffix("/main.swift") }
        let name = String(project.name.map { $0 == "-" ? "_" : $0 })
        let paths = ["-I", runtime.products, "-I", runtime.includeDirectory]
        let arguments = (hasScript ? [] : ["-parse-as-library"]) + ["-module-name", name] + paths
        let outputs = ["-c"] + project.sources + ["-o", object]
        return try checked(
            start(tools.swiftc, Self.swift + arguments + outputs, in: project.folder), name: project.name)
    }

    /// Links objects to an image.
    func link(
        _ objects: [String], of project: GuestProject, runtime: GuestRuntime, to image: String
    ) throws(GuestBuildError) {
        let inputs =
            runtime.fixedObjects(for: project.language) + objects
            + ["--start-lib"] + runtime.libraryObjects() + ["--end-lib"]
        let arguments = Self.link + ["-T", runtime.linkerScript, "-o", image] + inputs
        let run = try start(tools.linker, arguments, in: "/")
        guard run.exitCode == 0 else {
            throw .linkFailed(
                name: project.name, summary: ToolOutput.linkSummary(run.output), output: run.output)
        }
    }

    private func compile(
        _ file: String, in folder: String, flags: [String], to object: String, name: String
    ) throws(GuestBuildError) -> String {
        let isCpp = [".cpp", ".cc", ".cxx"].contains { file.hasSuffix($0) }
        let dialect = isCpp ? Self.cpp : file.hasSuffix(".c") ? ["-std=gnu17"] : []
        let arguments = Self.machine + Self.common + dialect + flags + ["-c", file, "-o", object]
        return try checked(start(tools.clang, arguments, in: folder), name: name)
    }

    private func checked(_ run: ChildProcess, name: String) throws(GuestBuildError) -> String {
        guard run.exitCode == 0 else {
            throw .compileFailed(
                name: name, summary: ToolOutput.compileSummary(run.output), output: run.output)
        }
        return run.output
    }

    private func start(
        _ executable: String, _ arguments: [String], in folder: String
    ) throws(GuestBuildError) -> ChildProcess {
        do throws(ChildProcessError) {
            return try ChildProcess(executable, arguments, folder: folder)
        } catch {
            throw .toolFailed(path: error.executable, reason: error.reason)
        }
    }
}
