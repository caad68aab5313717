# Read by the run.sh of each target: a working folder that goes away, the tools of Swift, the golden frames as seeds, and
# how a target is built that reads frames.
work=$(mktemp -d)
trap 'status=$?; cp "$work"/crash-* "$work"/oom-* "$work"/timeout-* "$here" 2>/dev/null || :; rm -rf "$work"; exit $status' EXIT
toolchain=$(dirname "$(readlink -f "$(command -v swift)")")
seed() { # PREFIX: the golden frames of that name, and the bad ones, as bytes
    mkdir "$work/corpus"
    for file in "$root"/Tests/WireTests/golden/"$1"*.hex "$root"/Tests/WireTests/golden/bad-*.hex; do
        octal=$(sed '/^#/d' "$file" | tr -s ' \n' '\n' | while read -r byte; do [ -z "$byte" ] || printf '\\%03o' "0x$byte"; done)
        printf "$octal" > "$work/corpus/$(basename "$file" .hex)"
    done
}
wire_fuzzer() { # SOURCE: builds "$work/fuzz" of it, of Identity and of Wire
    rules="-swift-version 6 -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility \
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature NonisolatedNonsendingByDefault"
    wire_module Identity "$root"/Sources/Core/Identity/*.swift
    find "$root/Sources/Core/Wire" -name '*.swift' > "$work/sources"
    # shellcheck disable=SC2046 # the names of our own files have no white space
    wire_module Wire $(cat "$work/sources")
    # shellcheck disable=SC2086 # words of our own, one by one
    "$toolchain/swiftc" -O -g $rules -package-name sallyport -parse-as-library -sanitize=fuzzer,address \
        -I "$work" -o "$work/fuzz" "$1" "$work/Identity.o" "$work/Wire.o"
}
wire_module() { # NAME SOURCES…
    name=$1
    shift
    # shellcheck disable=SC2086
    "$toolchain/swiftc" -O -g $rules -package-name sallyport -parse-as-library -sanitize=fuzzer,address \
        -module-name "$name" -I "$work" -emit-module -emit-module-path "$work/$name.swiftmodule" \
        -whole-module-optimization -emit-object -o "$work/$name.o" "$@"
}
