// swift-tools-version: 6.2
import PackageDescription

/// The rules for every Swift target; nothing opts out.
let rules: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// Core decides: values in, values out.
func core(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/Core/\(name)", swiftSettings: rules)
}

/// System touches: one kind of input or output each.
func system(
    _ name: String, _ dependencies: Target.Dependency..., resources: [Resource] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/System/\(name)", resources: resources,
        swiftSettings: rules)
}

/// Programs wire the two floors together.
func program(_ name: String, _ dependencies: Target.Dependency...) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: "Sources/Programs/\(name)", swiftSettings: rules)
}

func tests(_ room: String, _ dependencies: Target.Dependency...) -> Target {
    .testTarget(
        name: "\(room)Tests", dependencies: [.byName(name: room)] + dependencies, path: "Tests/\(room)Tests",
        exclude: ["Wire", "Account"].contains(room) ? ["golden"] : [], swiftSettings: rules)
}

let package = Package(
    name: "sallyport",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
        .package(url: "https://github.com/LebJe/TOMLKit.git", exact: "0.6.0"),
    ],
    targets: [
        // Core
        .systemLibrary(
            name: "CLibcrypto", path: "Sources/Core/CLibcrypto", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]),
        core("Identity"),
        core("Cryptography", "CLibcrypto"),
        core("OneTimePassword", "Cryptography"),
        .systemLibrary(
            name: "CLibqrencode", path: "Sources/Core/CLibqrencode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"])]),
        core("QRCode", "CLibqrencode"),
        core("Account", "Identity", "Cryptography", "OneTimePassword", "Wire"),
        core("Settings", "Identity"),
        core("Policy", "Identity", "Settings"),
        core("LiveSessions", "Account", "Cryptography", "Identity", "Policy"),
        core("Migration", "Identity", "OneTimePassword", "Cryptography"),
        core("Messages", "Identity", "Wire"),
        core("Wire", "Identity"),
        core(
            "Conversation", "Identity", "Account", "Cryptography", "Messages", "OneTimePassword", "Policy",
            "Settings", "Wire"
        ),

        // System
        .target(name: "CPlatform", path: "Sources/System/CPlatform"),
        .systemLibrary(
            name: "CLibsystemd", path: "Sources/System/CLibsystemd", pkgConfig: "libsystemd",
            providers: [.apt(["libsystemd-dev"])]),
        system("Platform", "CPlatform", "Identity"),
        system("AccountStore", "Platform", "Identity"),
        system("ConfigurationFile", "Platform", "Identity", "Settings", "TOMLKit"),
        system("SocketServer", "Platform", "Identity", "Wire", nio, nioPosix),
        system(
            "Varlink", "Platform", "Wire", "Identity",
            resources: [
                .embedInCode("io.sallyport.Control.varlink"), .embedInCode("org.varlink.service.varlink"),
            ]),
        system("Systemd", "CLibsystemd", "Identity", logging),
        .systemLibrary(
            name: "CLibxml2", path: "Sources/System/CLibxml2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]),
        system("KeyContainer", "CLibxml2", "Migration"),
        .target(
            name: "CLibpam", path: "Sources/System/CLibpam", linkerSettings: [.linkedLibrary("pam")]),
        system("PasswordCheck", "CLibpam", "Platform", "Identity", "Wire"),
        .target(
            name: "CSystemBus", path: "Sources/System/CSystemBus",
            linkerSettings: [.linkedLibrary("systemd")]),
        system("SessionControl", "CSystemBus", "Platform", "Identity", "Wire"),
        system("OtherProcesses", "Platform", "Identity", "Wire", nio, nioPosix),

        .systemLibrary(
            name: "CLibcurl", path: "Sources/System/CLibcurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])]),
        system("Courier", "CLibcurl", "Platform", "Identity", "Settings", "Wire"),

        // Programs
        .target(
            name: "AuthenticationService",
            dependencies: [
                "Identity", "Cryptography", "OneTimePassword", "Account", "Settings", "Policy",
                "LiveSessions",
                "Messages", "Wire",
                "Conversation", "Platform", "AccountStore", "ConfigurationFile", "SocketServer", "Varlink",
                "Systemd", "QRCode", "OtherProcesses", nio, nioPosix, logging, lifecycle, signals,
            ],
            path: "Sources/Programs/AuthenticationService", swiftSettings: rules),
        program("sallyportd", "AuthenticationService", arguments),
        program(
            "sallyport-root-helper", "Identity", "PasswordCheck", "Platform", "SessionControl", "Wire",
            arguments),
        program(
            "sallyport", "Account", "ConfigurationFile", "Cryptography", "Identity", "KeyContainer",
            "Migration",
            "OneTimePassword",
            "Platform", "Policy", "Settings", "Systemd", "Varlink", "Wire", arguments),

        program(
            "sallyport-courier", "ConfigurationFile", "Courier", "Identity", "Platform", "Settings",
            "SocketServer",
            "Systemd", "Wire", arguments, lifecycle, logging, nio, nioPosix, signals),

        // Tests
        .target(
            name: "TestSupport", dependencies: ["Platform"], path: "Tests/TestSupport", swiftSettings: rules),
        tests("Identity"),
        tests("Cryptography"),
        tests("OneTimePassword", "Cryptography", "TestSupport"),
        tests("QRCode"),
        tests("Account", "Cryptography", "Identity", "OneTimePassword", "TestSupport", "Wire"),
        tests("Messages", "Identity", "Wire"),
        tests(
            "Conversation", "Account", "Identity", "Messages", "OneTimePassword", "Policy", "Settings",
            "TestSupport", "Wire"),
        tests("SocketServer", "Identity", "Platform", "TestSupport", nio, nioPosix, nioEmbedded),
        tests(
            "AuthenticationService", "Account", "AccountStore", "Conversation", "Cryptography", "Identity",
            "OneTimePassword", "Messages", "Platform", "Policy", "OtherProcesses", "Settings", "SocketServer",
            "Systemd", "TestSupport", "Wire", nio, nioPosix, nioEmbedded),
        tests("Settings", "Identity", "TestSupport"),
        tests("Policy", "Settings", "Identity", "TestSupport"),
        tests("LiveSessions", "Account", "Identity", "Policy"),
        tests("Migration", "Cryptography", "Identity", "OneTimePassword"),
        tests("Wire", "Identity", "TestSupport"),
        tests("Platform", "Identity", "TestSupport"),
        tests("AccountStore", "Identity", "Platform", "TestSupport"),
        tests("ConfigurationFile", "Identity", "Settings"),
        tests("Varlink", "Identity", "Platform", "Policy", "Wire"),
        tests("Systemd", logging),
        tests("KeyContainer", "Migration"),
        tests("PasswordCheck", "Identity", "Platform", "Wire"),
        tests("SessionControl", "Identity", "Platform", "Wire"),
        tests("OtherProcesses", "Identity", "Platform", "Wire", nio, nioPosix),
        .testTarget(
            name: "SallyportTests",
            dependencies: [
                "sallyport", "Account", "Identity", "Migration", "Platform", "Policy", "Settings", "Systemd",
                "Varlink", "Wire",
                arguments,
            ],
            path: "Tests/SallyportTests", swiftSettings: rules),
        tests("Courier", "CLibcurl", "Identity", "Platform", "Settings", "Wire"),
        .testTarget(
            name: "SallyportCourierTests",
            dependencies: [
                "sallyport-courier", "Courier", "Identity", "OtherProcesses", "Platform", "Settings",
                "SocketServer", "Systemd", "Wire",
                nio, nioPosix,
            ],
            path: "Tests/SallyportCourierTests", swiftSettings: rules),
        .testTarget(name: "HouseTests", path: "Tests/HouseTests", swiftSettings: rules),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)
