import TestSupport
import Testing

@testable import RISCV

@Suite("Readable names")
struct ReadableNameTests {
    static let names: [(mangled: String, readable: String)] = [
        ("$e1n2SqC4areaSiyF", "Sq.area"), ("$e1n2SqC4sideSivg", "Sq.side"), ("$e1n2SqCfD", "Sq.deinit"),
        ("$e1n2SqCN", "metadata of Sq"), ("$e1n3pppoiyS2i_SitF", "+++"),
        ("$e1n4JSONO5parse_2atACSays5UInt8VG_SiztAC10ParseErrorVYKFZ", "JSON.parse(_:at:)"),
        ("$e1n4JSONOWOe", "copy or destroy JSON"), ("$e1n4MainV4mainyyFZ", "Main.main"),
        ("$e1n4MainV4mainyyFZS2iXEfU_", "closure in Main.main"),
        ("$eSD8_VariantV8setValue_6forKeyyq_n_xtFSi_SSTg5", "Dictionary._Variant.setValue(_:forKey:)"),
        ("$eSa1ns5UInt8VRszlE6digestSiyF", "Array.digest"),
        ("$eSTsE6sorted2bySay7ElementQzGSbAD_ADtKXE_tKF", "Sequence.sorted(by:)"),
        ("$es13_StringObjectV7VariantOWOe", "copy or destroy _StringObject.Variant"),
        ("$es17_NativeDictionaryV4copyyyFSi_SSTg5", "_NativeDictionary.copy"),
        (
            "$es28__ContiguousArrayStorageBaseC012_doNotCallMeD0AByt_tcfC",
            "__ContiguousArrayStorageBase.init(_doNotCallMeBase:)"
        ),
        ("$es22__RawDictionaryStorageCABycfC", "__RawDictionaryStorage.init"),
        ("$eSD17dictionaryLiteralSDyxq_Gx_q_td_tcfCSi_SSTt0g5Tf4g_n", "Dictionary.init(dictionaryLiteral:)"),
        (
            "$e6sha2566SHA256V8compress33_993394F671B64C6CE8A91485CF491294LLyys10ArraySliceVys5UInt8VGF",
            "SHA256.compress"
        ),
        ("$s4main3fooyyF", "foo"), ("_ZN3foo3barEi", "foo::bar"), ("_Z3bari", "bar"),
        ("_ZNK3foo3barEv", "foo::bar"),
        ("_ZN3fooC2Ei", "foo::foo"), ("_ZN3fooD2Ev", "foo::~foo"), ("_ZN3fooIiE3barEv", "_ZN3fooIiE3barEv"),
        ("main", "main"), ("$s", "$s"), ("$s9999999999999999999999x", "$s9999999999999999999999x"),
        ("_ZN", "_ZN"),
        ("$s0Zz", "$s0Zz"), ("", ""),
    ]

    @Test("mangled names become short and readable", arguments: names.indices)
    func readable(_ index: Int) {
        #expect(ReadableName.of(Self.names[index].mangled) == Self.names[index].readable)
    }

    @Test("edited names do no harm")
    func hostile() {
        var random = SeededRandom(seed: 5)
        for (mangled, _) in Self.names where !mangled.isEmpty {
            for _ in 0..<200 {
                var bytes = Array(mangled.utf8)
                let index = Int.random(in: 0..<bytes.count, using: &random)
                bytes[index] = UInt8.random(in: 33...126, using: &random)
                let name = String(
                    decoding: bytes.prefix(.random(in: 0...bytes.count, using: &random)), as: UTF8.self)
                #expect(ReadableName.of(name).utf8.count <= name.utf8.count * 16 + 32)
            }
        }
    }
}
