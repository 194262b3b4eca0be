import RISCV

/// The operations of RV32IM, as the unprivileged manual defines them (volume I, RV32I 2.1 and M 2.0).
enum Operations {
    /// `lui`, and `auipc` with its sum already in the immediate.
    enum Constant: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { i }
    }
    enum AddImmediate: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a &+ i }
    }
    enum SetLessImmediate: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            SetLess.value(a, i, i)
        }
    }
    enum SetBelowImmediate: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a < i ? 1 : 0 }
    }
    enum XorImmediate: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a ^ i }
    }
    enum OrImmediate: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a | i }
    }
    enum AndImmediate: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a & i }
    }
    enum ShiftLeftImmediate: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a &<< i }
    }
    enum ShiftRightImmediate: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a &>> i }
    }
    enum ShiftArithmeticImmediate: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            ShiftArithmetic.value(a, i, i)
        }
    }
    enum Add: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a &+ b }
    }
    enum Subtract: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a &- b }
    }
    enum ShiftLeft: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a &<< b }
    }
    enum SetLess: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            Int32(bitPattern: a) < Int32(bitPattern: b) ? 1 : 0
        }
    }
    enum SetBelow: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a < b ? 1 : 0 }
    }
    enum Xor: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a ^ b }
    }
    enum ShiftRight: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a &>> b }
    }
    enum ShiftArithmetic: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            GuestWord(bitPattern: Int32(bitPattern: a) &>> Int32(bitPattern: b))
        }
    }
    enum Or: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a | b }
    }
    enum And: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a & b }
    }
    enum Fence: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { 0 }
    }
}
