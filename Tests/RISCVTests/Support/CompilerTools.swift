import Foundation
import TestSupport

/// The compiler's tools beside `swiftc`, for tests that compare with them or need a real program.
enum CompilerTools {
    /// The folder that holds `swiftc`, found on the search path.
    static let folder: URL? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        for entry in path.split(separator: ":") {
            let candidate = URL(fileURLWithPath: String(entry)).appendingPathComponent("swiftc")
            guard FileManager.default.isExecutableFile(atPath: candidate.path) else { continue }
            return URL(fileURLWithPath: candidate.resolvingSymlinksInPath().path).deletingLastPathComponent()
        }
        return nil
    }()

    static func has(_ names: String...) -> Bool {
        guard let folder else { return false }
        return names.allSatisfy {
            FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent($0).path)
        }
    }

    struct Failure: Error { var output: String }

    /// Runs a tool and returns what it prints.
    static func run(_ name: String, _ arguments: [String], input: String? = nil) throws -> String {
        let process = Process()
        process.executableURL = Self.folder!.appendingPathComponent(name)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        let folder = URL(fileURLWithPath: TestFolder.make())
        let errors = folder.appendingPathComponent("errors")
        _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
        process.standardError = try FileHandle(forWritingTo: errors)
        if let input {
            let file = folder.appendingPathComponent("input")
            try Data(input.utf8).write(to: file)
            process.standardInput = try FileHandle(forReadingFrom: file)
        }
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(output: (try? String(contentsOf: errors, encoding: .utf8)) ?? "")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

/// Real programs, compiled once a test run.
enum RealPrograms {
    static let needed = "needs clang, ld.lld and swiftc in one folder"
    static var canBuild: Bool { CompilerTools.has("clang", "ld.lld") }

    struct Image {
        var path: String
        var bytes: [UInt8]
    }

    /// A C program with data, a table of constants and several functions.
    static let c = Result { try buildC(dwarf: 5) }
    /// The same with line numbers of version 4, which names its folder in `.debug_info`.
    static let cWithOldLines = Result { try buildC(dwarf: 4) }
    /// An Embedded Swift program with generics and inlined library code.
    static let swift = Result { try buildSwift() }

    private static let folder = URL(fileURLWithPath: TestFolder.make())

    private static func buildC(dwarf: Int) throws -> Image {
        let source = """
            static int table[4] = {1, 2, 3, 4};
            static const char words[] = "some words";
            int big[100];

            __attribute__((noinline)) int sum(const int *p, int n) {
                int s = 0;
                for (int i = 0; i < n; i++)
                    s += p[i] * i;
                return s;
            }

            static inline int twice(int x) {
                return x * 2 + big[x & 7];
            }

            void _start(void) {
                int s = sum(table, 4);
                big[3] = twice(s) / 3;
                big[4] = words[s & 7];
                register int a0 __asm__("a0") = s;
                register int a7 __asm__("a7") = 93;
                __asm__ volatile("ecall" ::"r"(a0), "r"(a7));
                __builtin_trap();
            }
            """
        let place = folder.appendingPathComponent("c\(dwarf)/source files")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let file = place.appendingPathComponent("sum.c")
        try source.write(to: file, atomically: true, encoding: .utf8)
        let object = place.appendingPathComponent("sum.o").path
        _ = try CompilerTools.run(
            "clang",
            [
                "--target=riscv32-unknown-none-elf", "-march=rv32im", "-mabi=ilp32", "-O1", "-g",
                "-gdwarf-\(dwarf)",
                "-ffreestanding", "-mno-relax", "-c", file.path, "-o", object,
            ])
        return try link(object, in: place)
    }

    private static func buildSwift() throws -> Image {
        let source = """
            struct Stack<Element> {
                private var elements: [Element] = []
                mutating func push(_ element: Element) { elements.append(element) }
                mutating func pop() -> Element? { elements.popLast() }
            }

            final class Counter {
                var count = 0
                @inline(never) func add(_ amount: Int) { count += amount }
            }

            @inline(never) func collatz(_ start: Int) -> Int {
                var stack = Stack<Int>()
                var number = start
                while number != 1 {
                    stack.push(number)
                    number = number % 2 == 0 ? number / 2 : number * 3 + 1
                }
                let counter = Counter()
                while let top = stack.pop() { counter.add(top) }
                return counter.count
            }

            @c public func run(_ n: Int32) -> Int32 {
                Int32(truncatingIfNeeded: collatz(Int(n)))
            }

            @c public func posix_memalign(
                _ place: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ alignment: Int, _ size: Int
            ) -> Int32 { -1 }
            @c public func free(_ pointer: UnsafeMutableRawPointer?) {}
            """
        let place = folder.appendingPathComponent("swift")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let file = place.appendingPathComponent("collatz.swift")
        try source.write(to: file, atomically: true, encoding: .utf8)
        let object = place.appendingPathComponent("collatz.o").path
        _ = try CompilerTools.run(
            "swiftc",
            [
                "-target", "riscv32-none-none-eabi", "-enable-experimental-feature", "Embedded", "-wmo", "-O",
                "-parse-as-library", "-g", "-Xcc", "-march=rv32im", "-Xcc", "-mabi=ilp32", "-Xfrontend",
                "-function-sections", "-Xfrontend", "-disable-stack-protector", "-c", file.path, "-o", object,
            ])
        return try link(
            object, in: place, ["--entry=run", "--unresolved-symbols=ignore-all", "--gc-sections"])
    }

    private static func link(_ object: String, in folder: URL, _ options: [String] = []) throws -> Image {
        let image = folder.appendingPathComponent("program.elf")
        _ = try CompilerTools.run(
            "ld.lld", ["-m", "elf32lriscv", "-Ttext=0x200000", object, "-o", image.path] + options)
        return Image(path: image.path, bytes: [UInt8](try Data(contentsOf: image)))
    }
}
