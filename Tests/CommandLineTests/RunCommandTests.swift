import Foundation
import TestSupport
import Testing

/// `nexus run` as a stranger's test script sees it.
struct RunCommandTests {
    private func object(_ result: NexusBinary.Result) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    }

    @Test("a run that exits with 0 prints its report and exits with 0")
    func success() throws {
        let path = try TestImage.make("success", Guest.success)
        let result = NexusBinary.run(["run", path, "--json"])
        #expect(result.exitCode == 0)
        let report = try object(result)
        #expect(
            Set(report.keys) == ["schema", "program", "outcome", "exitCode", "cycles", "publicOutput", "log"])
        #expect(report["schema"] as? Int == 1)
        let program = try #require(report["program"] as? [String: String])
        #expect(program["name"] == "success")
        #expect(program["identity"]?.count == 64)
        #expect(report["outcome"] as? String == "halted")
        #expect(report["exitCode"] as? Int == 0)
        #expect(report["cycles"] as? Int == 3)
        #expect(result.errors.contains("exit code 0"))
        #expect(result.errors.contains("MIPS"))
    }

    @Test("an exit code keeps all its 32 bits")
    func exitCodesAreWhole() throws {
        let path = try TestImage.make("seven", Guest.exitSeven)
        let result = NexusBinary.run(["run", path, "--json"])
        #expect(result.exitCode == 2)
        #expect(try object(result)["exitCode"] as? UInt32 == UInt32(bitPattern: -7))
    }

    @Test("every fault is named with its place and its value", arguments: Guest.faults)
    func faults(_ kind: String, _ source: String) throws {
        let path = try TestImage.make(kind, source)
        let result = NexusBinary.run(["run", path, "--json"])
        #expect(result.exitCode == 2)
        let report = try object(result)
        #expect(report["outcome"] as? String == "fault")
        #expect(report["exitCode"] is NSNull)
        let fault = try #require(report["fault"] as? [String: Any])
        #expect(fault["kind"] as? String == kind)
        #expect(try #require(fault["pc"] as? UInt32) >= 0x0020_0000)
        #expect(fault["value"] is NSNumber)
    }

    @Test("a limit is an outcome, not a hang")
    func limits() throws {
        let path = try TestImage.make("endless", Guest.endless)
        let result = NexusBinary.run(["run", path, "--json", "--max-cycles", "1_000"])
        #expect(result.exitCode == 2)
        let report = try object(result)
        #expect(report["outcome"] as? String == "limit")
        #expect(report["cycles"] as? Int == 1000)
        #expect(NexusBinary.run(["run", path]).exitCode == 2)
    }

    @Test("input comes from a file, from digits and from standard input, and the output follows it")
    func inputs() throws {
        let path = try TestImage.make("echo", Guest.echo)
        let file = TestFolder.make() + "/input"
        Sandbox.write([1, 2, 3, 4], to: file)
        let results = [
            NexusBinary.run(["run", path, "--json", "--input", file]),
            NexusBinary.run(["run", path, "--json", "--input-hex", "01020304"]),
            NexusBinary.run(["run", path, "--json", "--input", "-"], input: .bytes([1, 2, 3, 4])),
        ]
        for result in results {
            #expect(try object(result)["publicOutput"] as? String == "01020304")
            #expect(try object(result)["log"] as? String == "hi\u{1B}[2J")
        }
    }

    @Test("the log is standard output as it is, and the public output goes to a file")
    func logsAndOutputs() throws {
        let path = try TestImage.make("echo", Guest.echo)
        let file = TestFolder.make() + "/output"
        let result = NexusBinary.run(["run", path, "--input-hex", "01020304", "--output", file])
        #expect(result.text == "hi\u{1B}[2J")
        #expect(Sandbox.read(file) == [1, 2, 3, 4])
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test("a signature is a word a line in eight digits")
    func signatures() throws {
        let path = try TestImage.make("signature", Guest.signature)
        let file = TestFolder.make() + "/signature"
        let result = NexusBinary.run(["run", path, "--signature", file])
        #expect(result.exitCode == 0)
        #expect(Sandbox.read(file) == Array("00000001\ndeadbeef\n00000003\n".utf8))
    }

    @Test("a program without the signature's symbols says so")
    func missingSignatures() throws {
        let path = try TestImage.make("success", Guest.success)
        let result = NexusBinary.run(["run", path, "--signature", TestFolder.make() + "/signature"])
        #expect(result.exitCode == 65)
        #expect(result.errors.contains("begin_signature"))
    }

    @Test("^C stops a run, says how far it came and exits with 130")
    func interruptions() throws {
        let path = try TestImage.make("endless", Guest.endless)
        let result = NexusBinary.run(
            ["run", path, "--max-cycles", "1000000000000"], interruptAfter: 1_500_000)
        #expect(result.exitCode == 130)
        #expect(result.errors.contains("was stopped after"))
    }
}
