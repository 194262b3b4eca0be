/// How an attribute is written (DWARF 5, section 7.5.6).
enum DWARFForm {
    enum Value {
        case number(UInt64)
        case text(DebugSections.Text)
        /// Read over: nothing that line numbers need.
        case other
    }

    /// What the size of some forms depends on.
    struct Layout {
        var place: DebugSections.Text.Place
        /// Where the section starts in the reader's bytes.
        var sectionStart: Int
        var version: UInt16
        var addressSize: UInt8
        /// 8 in 64-bit DWARF, else 4.
        var offsetSize: Int

        func offset(_ reader: inout ByteReader) -> UInt64? {
            offsetSize == 8 ? reader.u64() : reader.u32().map(UInt64.init)
        }
    }

    /// Reads one attribute; nil when it does not fit its section or its form is unknown.
    static func read(_ form: UInt64, _ reader: inout ByteReader, _ layout: Layout) -> Value? {
        switch form {
        case 0x08:
            let start = UInt64(reader.offset - layout.sectionStart)
            return reader.skipString() ? .text(DebugSections.Text(place: layout.place, offset: start)) : nil
        case 0x0e:
            return layout.offset(&reader).map { .text(DebugSections.Text(place: .strings, offset: $0)) }
        case 0x1f:
            return layout.offset(&reader).map { .text(DebugSections.Text(place: .lineStrings, offset: $0)) }
        case 0x17: return layout.offset(&reader).map { .number($0) }
        case 0x0b: return reader.u8().map { .number(UInt64($0)) }
        case 0x05: return reader.u16().map { .number(UInt64($0)) }
        case 0x06: return reader.u32().map { .number(UInt64($0)) }
        case 0x07: return reader.u64().map { .number($0) }
        case 0x0f: return reader.unsignedLEB().map { .number($0) }
        default: return skip(form, &reader, layout) ? .other : nil
        }
    }

    private static func skip(_ form: UInt64, _ reader: inout ByteReader, _ layout: Layout) -> Bool {
        switch form {
        case 0x19, 0x21: return true  // flag_present, implicit_const
        case 0x0c, 0x11, 0x25, 0x29: return reader.skip(1)  // flag, ref1, strx1, addrx1
        case 0x12, 0x26, 0x2a: return reader.skip(2)  // ref2, strx2, addrx2
        case 0x27, 0x2b: return reader.skip(3)  // strx3, addrx3
        case 0x13, 0x1c, 0x28, 0x2c: return reader.skip(4)  // ref4, ref_sup4, strx4, addrx4
        case 0x14, 0x20, 0x24: return reader.skip(8)  // ref8, ref_sig8, ref_sup8
        case 0x1e: return reader.skip(16)  // data16
        case 0x0d: return reader.signedLEB() != nil  // sdata
        case 0x15, 0x1a, 0x1b, 0x22, 0x23: return reader.unsignedLEB() != nil  // ref_udata, strx, addrx, …
        case 0x01: return reader.skip(UInt64(layout.addressSize))  // addr
        case 0x10:  // ref_addr
            return reader.skip(layout.version == 2 ? UInt64(layout.addressSize) : UInt64(layout.offsetSize))
        case 0x1d: return reader.skip(UInt64(layout.offsetSize))  // strp_sup
        case 0x09, 0x18: return reader.unsignedLEB().map { reader.skip($0) } ?? false  // block, exprloc
        case 0x0a: return reader.u8().map { reader.skip(UInt64($0)) } ?? false  // block1
        case 0x03: return reader.u16().map { reader.skip(UInt64($0)) } ?? false  // block2
        case 0x04: return reader.u32().map { reader.skip(UInt64($0)) } ?? false  // block4
        default: return false
        }
    }
}
