import Execution
import Foundation
import GuestToolchain
import RISCV
import Testing

@Suite struct RuntimeTests {
    @Test("reads of any size join to the input, and writes of any size to the output")
    func streams() throws {
        let run = try runC(
            """
            #include <nexus.h>
            int main(void) {
                uint8_t bytes[64];
                size_t count, step = 0;
                while ((count = read_input(bytes + step % 3, step % 7 + 1)) != 0) write_output(bytes + step++ % 3, count);
                while ((count = read_private_input(bytes, 5)) != 0) write_output(bytes, count);
                return input_length() == 101 && private_input_length() == 11 ? 0 : 1;
            }
            """, input: Array(0..<101), privateInput: Array(200..<211))
        #expect(run.outcome == .halted(exitCode: 0))
        #expect(run.output == Array(0..<101) + Array(200..<211))
    }

    @Test("an output that is no whole number of words is filled up with zeros at the exit")
    func padding() throws {
        let run = try runC("#include <nexus.h>\nint main(void) { write_output(\"abcde\", 5); return 7; }")
        #expect(run.output == Array("abcde".utf8) + [0, 0, 0])
        #expect(run.outcome == .halted(exitCode: 7))
    }

    @Test("64-bit division agrees with this machine's")
    func division() throws {
        let edges: [UInt64] = [
            1, 2, 3, 10, 0xffff, 0x1_0000, 0xffff_ffff, 0x1_0000_0000, 0x1_0000_0001, 0x7fff_ffff_ffff_ffff,
            0x8000_0000_0000_0000, 0x8000_0000_0000_0001, 0xffff_ffff_0000_0000, .max,
        ]
        var pairs = edges.flatMap { a in edges.map { (a, $0) } }
        for _ in 0..<300 {
            let a = UInt64.random(in: 0 ... .max) >> UInt64.random(in: 0...63)
            pairs.append((a, max(1, UInt64.random(in: 0 ... .max) >> UInt64.random(in: 0...63))))
        }
        let run = try runC(
            """
            #include <nexus.h>
            int main(void) {
                uint64_t pair[2];
                while (read_input(pair, sizeof pair) == sizeof pair) {
                    int64_t a = (int64_t)pair[0], b = (int64_t)pair[1];
                    bool overflows = a == INT64_MIN && b == -1;
                    uint64_t results[] = {pair[0] / pair[1], pair[0] % pair[1], overflows ? 0 : a / b, overflows ? 0 : a % b};
                    write_output(results, sizeof results);
                }
                return 0;
            }
            """, input: pairs.flatMap { little($0.0) + little($0.1) })
        let expected = pairs.flatMap { a, b in
            let (x, y) = (Int64(bitPattern: a), Int64(bitPattern: b))
            let signed = x.dividedReportingOverflow(by: y)
            let quotient = signed.overflow ? 0 : signed.partialValue
            let remainder = signed.overflow ? 0 : x % y
            return little(a / b) + little(a % b) + little(UInt64(bitPattern: quotient))
                + little(UInt64(bitPattern: remainder))
        }
        #expect(run.output == expected)
    }

    @Test("doubles in software agree with this machine's")
    func doubles() throws {
        var values: [Double] = [
            0, -0.0, 1, -1, 0.5, 1e308, -1e308, .leastNonzeroMagnitude, .leastNormalMagnitude, .infinity, 3,
            1 / 3, 1e15 + 0.5,
        ]
        for _ in 0..<100 { values.append(Double.random(in: -1000...1000)) }
        for _ in 0..<100 {
            let random = Double(bitPattern: .random(in: 0 ... .max))
            if random.isFinite { values.append(random) }
        }
        let pairs = zip(values, values.reversed()).map { ($0, $1) }
        let run = try runC(
            """
            #include <math.h>
            #include <nexus.h>
            int main(void) {
                double pair[2];
                while (read_input(pair, sizeof pair) == sizeof pair) {
                    double a = pair[0], b = pair[1];
                    double results[] = {a + b, a - b, a * b, a / b, sqrt(fabs(a)), floor(a), ceil(a), (float)a * (float)b};
                    uint32_t flags = (a < b) | (a <= b) << 1 | (a == b) << 2 | (a > b) << 3;
                    write_output(results, sizeof results);
                    write_output(&flags, sizeof flags);
                }
                return 0;
            }
            """, input: pairs.flatMap { little($0.0.bitPattern) + little($0.1.bitPattern) })
        var output = run.output[...]
        for (a, b) in pairs {
            let single = Double(Float(a) * Float(b))
            for expected in [
                a + b, a - b, a * b, a / b, abs(a).squareRoot(), a.rounded(.down), a.rounded(.up), single,
            ] {
                let bits = output.prefix(8).reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
                let found = Double(bitPattern: bits)
                #expect(
                    found.bitPattern == expected.bitPattern || (found.isNaN && expected.isNaN), "\(a) \(b)")
                output.removeFirst(8)
            }
            let flags = (a < b ? 1 : 0) | (a <= b ? 2 : 0) | (a == b ? 4 : 0) | (a > b ? 8 : 0)
            #expect(Array(output.prefix(4)) == [UInt8(flags), 0, 0, 0], "\(a) \(b)")
            output.removeFirst(4)
        }
    }

    @Test("printf writes what C says")
    func printf() throws {
        let run = try runC(
            """
            #include <stdio.h>
            int main(void) {
                printf("%d %i %u %x %X %o %c %s %%|", -5, 0, 4000000000u, 0xbeef, 0xbeef, 8, 'c', "text");
                printf("%5d|%-5d|%05d|%+d|% d|%.3d|%8.3d|%#x|", 42, 42, 42, 42, 42, 7, 7, 255);
                printf("%lld %llu %llx|%hhd %hu|", -9000000000000000000LL, ~0ULL, 1ULL << 40, 300, 70000);
                printf("%-6s|%6s|%.2s|%*d|", "ab", "ab", "abcdef", 4, 9);
                char buffer[8];
                int length = snprintf(buffer, sizeof buffer, "%s", "0123456789");
                printf("%s %d", buffer, length);
                return 0;
            }
            """)
        #expect(
            run.log == "-5 0 4000000000 beef BEEF 10 c text %|   42|42   |00042|+42| 42|007|     007|0xff|"
                + "-9000000000000000000 18446744073709551615 10000000000|44 4464|ab    |    ab|ab|   9|0123456 10"
        )
    }

    @Test("the heap gives aligned, separate, zeroed and growing blocks")
    func heap() throws {
        let run = try runC(
            """
            #include <assert.h>
            #include <stdlib.h>
            #include <string.h>
            int main(void) {
                char *a = malloc(5), *b = malloc(1000);
                assert((uintptr_t)a % 8 == 0 && b >= a + 5);
                memset(a, 1, 5), memset(b, 2, 1000);
                assert(a[4] == 1);
                b = realloc(b, 5000);
                assert(b[999] == 2);
                a = realloc(a, 100);
                assert(a[4] == 1 && (a + 100 <= b || a >= b + 5000));
                free(a);
                char *c = calloc(50, 2);
                for (int i = 0; i < 100; i++) assert(c[i] == 0);
                assert((uintptr_t)aligned_alloc(4096, 1) % 4096 == 0);
                // The compiler may assume that a block nobody uses exists: these are used.
                void *volatile huge = malloc(0x7fffffff), *volatile overflowing = calloc(0x10000, 0x10000);
                assert(huge == NULL && overflowing == NULL);
                return 0;
            }
            """)
        #expect(run.outcome == .halted(exitCode: 0), "\(run.log)")
    }

    @Test("a failed assertion says where and panics")
    func assertion() throws {
        let run = try runC("#include <assert.h>\nint main(void) {\n    assert(1 > 2);\n}\n")
        #expect(run.log == "main.c:3: assertion failed: 1 > 2\n")
        guard case .fault(let fault) = run.outcome else { return #expect(Bool(false)) }
        #expect(fault.kind == .guestPanic)
    }

    @Test("static C++ objects are made before main")
    func constructors() throws {
        let folder = GuestWorkshop.makeFolder([
            "guest.toml": "name = \"guest\"\nlanguage = \"cpp\"\n",
            "main.cpp": """
            #include <stdio.h>
            struct Noisy { Noisy(const char *name) { printf("%s ", name); } };
            static Noisy first("first"), second("second");
            Noisy &lazy() { static Noisy third("third"); return third; }
            int main() { lazy(), lazy(); puts("main"); return 0; }
            """,
        ])
        let program = try GuestWorkshop.build(GuestProject.load(folder: folder))
        #expect(try GuestWorkshop.run(program).log == "first second third main\n")
    }

    @Test("Swift text, dictionaries, classes and generics work; a panic says why")
    func swift() throws {
        let folder = GuestWorkshop.makeFolder([
            "guest.toml": "name = \"guest\"\nlanguage = \"swift\"\n",
            "main.swift": """
            import Nexus

            final class Node {
                let value: Int
                var next: Node?
                init(_ value: Int, _ next: Node?) { self.value = value; self.next = next }
                deinit { freed += 1 }
            }
            var freed = 0

            var counts: [String: Int] = [:]
            for word in ["to", "be", "or", "not", "to", "be"] { counts[word, default: 0] += 1 }
            for key in counts.keys.sorted() { print("\\(key): \\(counts[key]!)") }
            do {
                var list: Node? = nil
                for i in 0..<100 { list = Node(i, list) }
                print("sum \\(sequence(first: list!) { $0.next }.reduce(0) { $0 + $1.value })")
            }
            print("freed \\(freed)")
            print(Int64.max / 1_000_000_007)
            writeOutput(Set([3, 1, 2]).sorted().map { UInt8($0) })
            if inputLength == 0 { panic("no input") }
            """,
        ])
        let run = try GuestWorkshop.run(GuestWorkshop.build(GuestProject.load(folder: folder)))
        #expect(run.log == "be: 2\nnot: 1\nor: 1\nto: 2\nsum 4950\nfreed 100\n9223371972\nno input\n")
        guard case .fault(let fault) = run.outcome else { return #expect(Bool(false)) }
        #expect(fault.kind == .guestPanic)
    }

    private func runC(
        _ source: String, input: [UInt8] = [], privateInput: [UInt8] = []
    ) throws -> GuestWorkshop.Run {
        let program = try GuestWorkshop.build(GuestWorkshop.project(c: source))
        return try GuestWorkshop.run(program, input: input, privateInput: privateInput)
    }

    private func little(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
