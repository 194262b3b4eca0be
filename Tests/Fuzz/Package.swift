// swift-tools-version: 6.2
import PackageDescription

/// One fuzzer a target: to add one, add its name here and a folder with one file.
let fuzzers = [
    "FuzzELF", "FuzzLineProgram", "FuzzMarketLog", "FuzzProof", "FuzzScenario", "FuzzSession", "FuzzTheme",
]

let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "nexus-workbench", path: "../..")],
    targets: [.target(name: "FuzzDriver", swiftSettings: [.unsafeFlags(["-parse-as-library"])])]
        + fuzzers.map { name in
            .executableTarget(
                name: name,
                dependencies: ["FuzzDriver", .product(name: "Readers", package: "nexus-workbench")],
                swiftSettings: [.unsafeFlags(["-parse-as-library"])])
        },
    swiftLanguageModes: [.v6]
)
