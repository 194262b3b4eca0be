import Glibc

/// Seconds that something takes: on the wall's clock, and of this thread's processor time, which is what counts on a
/// machine that others use too.
struct Stopwatch {
    private let wallStart = Stopwatch.now(CLOCK_MONOTONIC)
    private let processorStart = Stopwatch.now(CLOCK_THREAD_CPUTIME_ID)

    var wall: Double { Self.now(CLOCK_MONOTONIC) - wallStart }
    var processor: Double { Self.now(CLOCK_THREAD_CPUTIME_ID) - processorStart }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
