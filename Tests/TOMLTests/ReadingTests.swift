import TOML
import Testing

@Suite("Reading TOML")
struct ReadingTests {
    private func parse(_ text: String) throws -> TOMLTable { try TOML.parse(text, file: "t.toml") }

    @Test("strings of all four kinds are read")
    func strings() throws {
        let table = try parse(
            #"""
            basic = "a\tb\u00e9\U0001F600\"\\"
            literal = 'C:\no\escape'
            long = """
            one
            two \
                joined "quoted" """
            raw = '''
            a\b
            'c' '''
            five = """""x"""""
            """#)
        #expect(try table.string("basic") == "a\tbé😀\"\\")
        #expect(try table.string("literal") == #"C:\no\escape"#)
        #expect(try table.string("long") == "one\ntwo joined \"quoted\" ")
        #expect(try table.string("raw") == "a\\b\n'c' ")
        #expect(try table.string("five") == "\"\"x\"\"")
    }

    @Test(
        "integers are read in every notation",
        arguments: [
            ("0", 0), ("+7", 7), ("-1_000", -1000), ("0xDEAD_beef", 0xDEAD_BEEF), ("0o17", 15),
            ("0b101", 5), ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
        ])
    func integers(text: String, value: Int) throws {
        #expect(try parse("x = \(text)").integer("x") == value)
    }

    @Test(
        "floats are read in every notation",
        arguments: [
            ("1.5", 1.5), ("-0.25", -0.25), ("6e2", 600), ("1_0.2_5E-1", 1.025), ("inf", Double.infinity),
            ("-inf", -Double.infinity),
        ])
    func floats(text: String, value: Double) throws {
        #expect(try parse("x = \(text)").optionalFloat("x") == value)
    }

    @Test("headers, dotted keys, inline tables and arrays of tables build one tree")
    func tree() throws {
        let root = try parse(
            """
            a.b.c = 1
            a.b."d e" = true
            [server] # comment
            ports = [ 1, 2,
              3, ] # trailing comma
            point = { x = 1, y.z = 2 }
            [server.deep.er]
            k = 'v'
            [[fruit]]
            name = "apple"
            [[fruit.kind]]
            name = "red"
            [[fruit]]
            name = "pear"
            """)
        let b = try #require(try root.optionalTable("a")?.optionalTable("b"))
        #expect(b.keys == ["c", "d e"])
        let server = try #require(try root.optionalTable("server"))
        #expect(try server.integers("ports") == [1, 2, 3])
        #expect(try server.optionalTable("point")?.optionalTable("y")?.integer("z") == 2)
        #expect(try server.optionalTable("deep")?.optionalTable("er")?.string("k") == "v")
        let fruit = try root.tables("fruit")
        #expect(try fruit.map { try $0.string("name") } == ["apple", "pear"])
        #expect(try fruit[0].tables("kind")[0].string("name") == "red")
    }

    @Test("keys and values know their line and column")
    func positions() throws {
        let root = try parse("a = 1\n\n[t]\n  'éé' = \"x\"\n")
        let entry = try #require(try root.optionalTable("t")?.entry("éé"))
        #expect(entry.keyPosition == TOMLPosition(line: 4, column: 3))
        #expect(entry.value.position == TOMLPosition(line: 4, column: 10))
    }

    @Test("a getter that meets another type names file, line, column and key")
    func mismatch() throws {
        let root = try parse("[style.text]\nfg = 3\npos = { x = 'a' }\n")
        let text = try #require(try root.optionalTable("style")?.optionalTable("text"))
        #expect(
            message { _ = try text.string("fg") }
                == "t.toml:2:6: style.text.fg: expected a string, found an integer")
        #expect(
            message { _ = try text.string("bg") }
                == "t.toml:1:1: style.text.bg: expected a string, found no such key")
        let position = try #require(try text.optionalTable("pos"))
        #expect(
            message { _ = try position.integer("x") }
                == "t.toml:3:13: style.text.pos.x: expected an integer, found a string")
        #expect(
            message { try text.allowOnly(["fg"]) }
                == "t.toml:3:1: style.text.pos: expected one of fg, found 'pos'")
    }

    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "no error"
        } catch { return "\(error)" }
    }
}
