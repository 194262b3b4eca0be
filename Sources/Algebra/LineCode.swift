import CKernels

/// The fast transform of the line code: the words of `LineDomain.encode`, by kernels.
///
/// The twiddles are in the base field, so a word of the extension is four words of its planes.
public enum LineCode {
    /// Writes the word on the domain of 2^(logMessage + logBlowup) points of a message of 2^logMessage values.
    ///
    /// `word` holds 2^(logMessage + logBlowup) values and does not overlap `message`.
    public static func encode(
        _ message: UnsafePointer<UInt32>, logMessage: Int, logBlowup: Int,
        into word: UnsafeMutablePointer<UInt32>, kernels: Kernels = .selected
    ) {
        precondition(logMessage >= 0 && logBlowup >= 0, "a message has a length and the code a rate")
        let twiddles = LineTwiddles.upTo(max(1, logMessage + logBlowup))
        withExtendedLifetime(twiddles) {
            kernels.code.encode(message, UInt32(logMessage), UInt32(logBlowup), twiddles.base, word)
        }
    }

    /// Encodes the first 2^logMessage elements of a vector into the first elements of another, one plane a thread.
    public static func encode(
        _ message: ExtensionVector, logMessage: Int, logBlowup: Int, into word: ExtensionVector,
        kernels: Kernels = .selected
    ) {
        precondition(1 << logMessage <= message.count, "the message is in the vector")
        precondition(1 << (logMessage + logBlowup) <= word.count, "the word fits the vector")
        let encodePlane: @Sendable (Int) -> Void = { plane in
            encode(
                message.plane(plane), logMessage: logMessage, logBlowup: logBlowup, into: word.plane(plane),
                kernels: kernels)
        }
        // Below this a thread costs more than it gains.
        if logMessage < 12 { (0..<4).forEach(encodePlane) } else { Parallel.forEach(count: 4, encodePlane) }
    }
}
