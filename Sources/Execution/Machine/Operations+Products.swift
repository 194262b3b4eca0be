import RISCV

/// Products and quotients.
extension Operations {
    enum Multiply: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord { a &* b }
    }
    enum MultiplyHigh: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            let product = Int64(Int32(bitPattern: a)) &* Int64(Int32(bitPattern: b))
            return GuestWord(truncatingIfNeeded: product &>> 32)
        }
    }
    enum MultiplyHighMixed: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            let product = Int64(Int32(bitPattern: a)) &* Int64(b)
            return GuestWord(truncatingIfNeeded: product &>> 32)
        }
    }
    enum MultiplyHighUnsigned: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            let product = UInt64(a) &* UInt64(b)
            return GuestWord(truncatingIfNeeded: product &>> 32)
        }
    }
    /// By zero gives −1; the one overflow gives the dividend.
    enum Divide: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            if b == 0 { return .max }
            if b == .max { return 0 &- a }
            return GuestWord(bitPattern: Int32(bitPattern: a) / Int32(bitPattern: b))
        }
    }
    enum DivideUnsigned: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            b == 0 ? .max : a / b
        }
    }
    /// By zero gives the dividend; the one overflow gives 0.
    enum Remainder: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            if b == 0 { return a }
            if b == .max { return 0 }
            return GuestWord(bitPattern: Int32(bitPattern: a) % Int32(bitPattern: b))
        }
    }
    enum RemainderUnsigned: Computation {
        @inline(__always)
        static func value(_ a: GuestWord, _ b: GuestWord, _ i: GuestWord) -> GuestWord {
            b == 0 ? a : a % b
        }
    }
}
