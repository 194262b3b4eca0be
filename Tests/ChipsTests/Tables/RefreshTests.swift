import Constraints
import RISCV
import Testing

@testable import Chips

@Suite("Refresh rows")
struct RefreshTests {
    /// A comparison of two registers, of which the first was accessed so many ticks before.
    private static func complaints(gap: UInt32) -> [String] {
        var instance = RowCase(Instruction(.bne, rd: 0, rs1: 5, rs2: 0, immediate: 8), a: 3, b: 0)
        instance.step.aTime = 3 * instance.step.cycle &- gap
        return instance.rows.first { $0.setting.chip.program.name == "bne-zero" }?.complaints ?? []
    }

    private static func labels(of refresh: Refresh) -> [String] {
        [ChipCatalogue.registerRefresh.table([refresh]), ChipCatalogue.memoryRefresh.table([refresh])]
            .compactMap { $0 }.map { RowLookups.missing($0).joined(separator: "; ") }
    }

    @Test("an access sees back 256 ticks and no further", arguments: [1, 255, 256] as [UInt32])
    func withinTheWindow(gap: UInt32) {
        #expect(Self.complaints(gap: gap) == [])
    }

    @Test("past its window, or in the future, an access is caught", arguments: [257, 258, 0, UInt32.max])
    func pastTheWindow(gap: UInt32) {
        // UInt32.max is a gap of minus one tick.
        let complaints = Self.complaints(gap: gap)
        #expect(complaints.contains { $0.hasPrefix("the last access of rs1") }, "\(complaints)")
    }

    @Test(
        "a refresh bridges any gap",
        arguments: [(0, 1), (5, 70_000), (0, (1 << 28) - 1), ((1 << 28) - 2, (1 << 28) - 1)]
            as [(UInt32, UInt32)])
    func bridges(old: UInt32, new: UInt32) {
        let refresh = Refresh(address: 7, value: 0xdead_beef, oldTime: old, newTime: new)
        #expect(Self.labels(of: refresh) == ["", ""])
    }

    @Test(
        "a refresh does not lead back, stand still, or leave the range of times",
        arguments: [
            (5, 5, "later"), (70_000, 5, "later"), ((1 << 28) - 1, 0, "later"),
            (0x7fff_fffe, 1 << 28, "new time"),
            (5, 1 << 28, "new time"), (1 << 30, 0x7fff_fffe, "new time"),
        ] as [(UInt32, UInt32, String)])
    func caught(old: UInt32, new: UInt32, named: String) {
        let refresh = Refresh(address: 7, value: 1, oldTime: old, newTime: new)
        for labels in Self.labels(of: refresh) { #expect(labels.contains(named), "\(labels)") }
    }

    @Test("times cannot go once around the field in steps that are each allowed")
    func aroundTheField() {
        // Without the bound on the new time, nine steps of just under 2^28 would lead back to the beginning.
        var time: UInt32 = 0
        var caught = 0
        for _ in 0..<9 {
            let next = (UInt64(time) + 1 << 28 - 1) % 0x7fff_ffff
            let refresh = Refresh(address: 7, value: 1, oldTime: time, newTime: UInt32(next))
            if Self.labels(of: refresh).contains(where: { !$0.isEmpty }) { caught += 1 }
            time = UInt32(next)
        }
        #expect(caught >= 8)
    }
}
