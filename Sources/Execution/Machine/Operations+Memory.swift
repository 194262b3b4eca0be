import RISCV

/// Loads and stores.
extension Operations {
    enum LoadByte: Load {
        @inline(__always)
        static func value(_ part: Int8) -> GuestWord { GuestWord(bitPattern: Int32(part)) }
    }
    enum LoadHalf: Load {
        @inline(__always)
        static func value(_ part: Int16) -> GuestWord { GuestWord(bitPattern: Int32(part)) }
    }
    enum LoadWord: Load {
        @inline(__always)
        static func value(_ part: UInt32) -> GuestWord { part }
    }
    enum LoadByteUnsigned: Load {
        @inline(__always)
        static func value(_ part: UInt8) -> GuestWord { GuestWord(part) }
    }
    enum LoadHalfUnsigned: Load {
        @inline(__always)
        static func value(_ part: UInt16) -> GuestWord { GuestWord(part) }
    }
    enum StoreByte: Store { typealias Part = UInt8 }
    enum StoreHalf: Store { typealias Part = UInt16 }
    enum StoreWord: Store { typealias Part = UInt32 }
}
