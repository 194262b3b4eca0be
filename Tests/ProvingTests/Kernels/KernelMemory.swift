import Testing

/// Keeps what kernels are pointed at until the test case ends: an optimizer that sees only pointers in use lets go of
/// their owner before the call.
final class KernelMemory: @unchecked Sendable {
    @TaskLocal static var current: KernelMemory?

    private var words: [KernelWords] = []

    func keep(_ words: KernelWords) { self.words.append(words) }
}

/// Gives each test case of a suite memory of its own.
struct KernelMemoryTrait: TestTrait, SuiteTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let memory = KernelMemory()
        try await KernelMemory.$current.withValue(memory, operation: function)
        withExtendedLifetime(memory) {}
    }
}

extension Trait where Self == KernelMemoryTrait {
    /// Operands of kernels live until the end of their test case.
    static var keepsOperands: Self { Self() }
}
