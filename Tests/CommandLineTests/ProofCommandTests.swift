import Foundation
import TestSupport
import Testing

/// `nexus prove`, `nexus verify` and `nexus inspect` as a stranger's test script sees them; the test profile, because a
/// debug build is slow.
@Suite(.serialized)
struct ProofCommandTests {
    private static let adder = """
        li a1, 70000
        li a2, 30000
        add a0, a1, a2
        li a0, 0
        li a7, 93
        ecall
        """

    private static let program: String = (try? TestImage.make("proved", adder)) ?? ""
    private static let other: String =
        (try? TestImage.make("other", adder.replacing("30000", with: "30001"))) ?? ""
    private static let folder = TestFolder.make()
    private static let environment = [
        "XDG_STATE_HOME": folder + "/state", "XDG_CACHE_HOME": folder + "/cache",
        "XDG_CONFIG_HOME": folder + "/config",
    ]

    private static func run(_ arguments: [String], interruptAfter delay: useconds_t? = nil)
        -> NexusBinary.Result
    {
        NexusBinary.run(arguments, environment: environment, interruptAfter: delay)
    }

    /// One proof for all tests, and what making it printed.
    private static let made: (path: String, result: NexusBinary.Result) = {
        let path = folder + "/adder.nxproof"
        return (path, run(["prove", program, "--out", path, "--profile", "test", "--json"]))
    }()

    private func object(_ result: NexusBinary.Result) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    }

    @Test("a proof is made, told as one JSON object, and accepted")
    func proveAndVerify() throws {
        let (path, result) = Self.made
        #expect(result.exitCode == 0, "\(result.errors)")
        let report = try object(result)
        for key in [
            "cycles", "seconds", "kilohertz", "proofBytes", "provableBits", "peakMemoryBytes", "stages",
            "identity",
        ] {
            #expect(report[key] != nil, "\(key)")
        }
        #expect(report["secure"] as? Bool == false)
        #expect(report["proofBytes"] as? Int == FileManager.default.contents(atPath: path)?.count)
        let verified = Self.run(["verify", path, "--program", Self.program, "--allow-test-profile"])
        #expect(verified.exitCode == 0, "\(verified.errors)")
        #expect(verified.text.contains("INSECURE"))
        #expect(verified.text.contains("as proven"))
    }

    @Test("a proof of the test profile is rejected unless somebody asks for it")
    func testProfile() {
        let result = Self.run(["verify", Self.made.path, "--program", Self.program])
        #expect(result.exitCode == 4)
        #expect(result.errors.contains("insecure, for tests"))
    }

    @Test(
        "the caller's values count",
        arguments: [["--input-hex", "00"], ["--output-hex", "00"], ["--exit-code", "3"]])
    func otherValues(arguments: [String]) {
        let result = Self.run(
            ["verify", Self.made.path, "--program", Self.program, "--allow-test-profile"] + arguments)
        #expect(result.exitCode == 4)
        #expect(result.errors.contains("rejected"))
    }

    @Test("a proof is about one program")
    func otherProgram() {
        let result = Self.run(["verify", Self.made.path, "--program", Self.other, "--allow-test-profile"])
        #expect(result.exitCode == 4)
        #expect(result.errors.contains("identity"))
    }

    @Test("a proof with a changed byte, a byte more or a byte less is rejected with a reason")
    func changedBytes() throws {
        let bytes = try #require(FileManager.default.contents(atPath: Self.made.path))
        var copies = [bytes + [0], bytes.dropLast(), Data()]
        for place in stride(from: 0, to: bytes.count, by: bytes.count / 12) {
            var copy = bytes
            copy[copy.startIndex + place] ^= 1
            copies.append(copy)
        }
        let path = Self.folder + "/changed.nxproof"
        for copy in copies {
            try copy.write(to: URL(fileURLWithPath: path))
            let result = Self.run([
                "verify", path, "--program", Self.program, "--allow-test-profile", "--json",
            ])
            #expect(result.exitCode == 4)
            #expect(try object(result)["valid"] as? Bool == false)
        }
    }

    @Test("inspecting tells statement, security and sizes, and that nothing is hidden")
    func inspect() throws {
        let text = Self.run(["inspect", Self.made.path]).text
        for word in ["STATEMENT", "INSECURE", "SIZE", "not hiding"] { #expect(text.contains(word)) }
        let report = try object(Self.run(["inspect", Self.made.path, "--json"]))
        let sizes = try #require(report["sizes"] as? [[String: Any]])
        #expect(sizes.compactMap { $0["bytes"] as? Int }.reduce(0, +) == report["proofBytes"] as? Int)
    }

    @Test("a run that faults cannot be proved and leaves nothing")
    func fault() throws {
        let image = try TestImage.make("faulty", "lw a0, 0(zero)\nebreak")
        let path = Self.folder + "/fault.nxproof"
        let result = Self.run(["prove", image, "--out", path, "--profile", "test"])
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("cannot be proved"))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a failing guest's exit code has to be named")
    func exitCode() throws {
        let image = try TestImage.make("failing", Self.adder.replacing("li a0, 0", with: "li a0, 3"))
        let path = Self.folder + "/failing.nxproof"
        #expect(Self.run(["prove", image, "--out", path, "--profile", "test"]).exitCode == 0)
        let arguments = ["verify", path, "--program", image, "--allow-test-profile"]
        let refused = Self.run(arguments)
        #expect(refused.exitCode == 4)
        #expect(refused.errors.contains("--exit-code 3"))
        #expect(Self.run(arguments + ["--exit-code", "3"]).exitCode == 0)
    }

    @Test("^C ends proving with 130 and leaves nothing")
    func cancelled() throws {
        // Seconds of proving in a release build, seconds of recording in a debug build.
        let long = try TestImage.make(
            "long", "li s0, 4000000\nloop: addi s0, s0, -1\nbnez s0, loop\nli a0, 0\nli a7, 93\necall")
        let path = Self.folder + "/cancelled.nxproof"
        let result = Self.run(["prove", long, "--out", path], interruptAfter: 300_000)
        #expect(result.exitCode == 130)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a file that is no proof, and one that is not there")
    func noProof() throws {
        #expect(Self.run(["verify", Self.program, "--program", Self.program]).exitCode == 4)
        #expect(Self.run(["verify", "/nowhere.nxproof", "--program", Self.program]).exitCode == 66)
        #expect(Self.run(["prove", Self.program, "--out", "/"]).exitCode == 66)
    }
}
