import Foundation
import GuestToolchain
import RISCV
import Testing

/// The folder with the samples of this package.
let samplesFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Samples").path

@Suite struct SampleTests {
    @Test(
        "every sample builds", arguments: try! FileManager.default.contentsOfDirectory(atPath: samplesFolder))
    func builds(_ name: String) throws {
        let project = try GuestProject.load(folder: samplesFolder + "/" + name)
        let built = try GuestBuilder.build(
            project, into: FileManager.default.temporaryDirectory.path + "/guest-cache")
        #expect(!built.elfPath.isEmpty)
    }
}
