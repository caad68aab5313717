#!/bin/sh
# run.sh TARGET SECONDS: builds the fuzz target in the folder of that name as its target.sh says, and fuzzes it from its seeds on.
set -eu
target=$(cd "$(dirname "$0")/${1:?which target}" && pwd)
seconds=${2:?how many seconds}
root=$(cd "$target/../../.." && pwd)
toolchain=$(dirname "$(readlink -f "$(command -v swift)")")
work=$(mktemp -d)
trap 'status=$?; cp "$work"/crash-* "$work"/oom-* "$work"/timeout-* "$target" 2>/dev/null || :; rm -rf "$work"; exit $status' EXIT
mkdir "$work/corpus"

# shellcheck disable=SC2034 # read by target.sh
libraries=
options=

golden() { # PREFIX: the golden frames of that name, and the bad ones, as seeds
    for file in "$root"/Tests/WireTests/golden/"$1"*.hex "$root"/Tests/WireTests/golden/bad-*.hex; do
        octal=$(sed '/^#/d' "$file" | tr -s ' \n' '\n' | while read -r byte; do [ -z "$byte" ] || printf '\\%03o' "0x$byte"; done)
        printf "$octal" > "$work/corpus/$(basename "$file" .hex)"
    done
}

compile() { # ARGUMENTS…: of swiftc
    # shellcheck disable=SC2086 # words of our own, one by one
    "$toolchain/swiftc" -O -g -swift-version 6 -enable-upcoming-feature InternalImportsByDefault \
        -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature ExistentialAny \
        -enable-upcoming-feature NonisolatedNonsendingByDefault -package-name sallyport -parse-as-library \
        -sanitize=fuzzer,address -I "$work" $libraries "$@"
}

module() { # NAME SOURCES…
    name=$1
    shift
    compile -module-name "$name" -emit-module -emit-module-path "$work/$name.swiftmodule" -whole-module-optimization \
        -emit-object -o "$work/$name.o" "$@"
}

wire_fuzzer() { # SOURCE: builds "$work/fuzz" of it, of Identity and of Wire
    module Identity "$root"/Sources/Core/Identity/*.swift
    find "$root/Sources/Core/Wire" -name '*.swift' > "$work/sources"
    # shellcheck disable=SC2046 # the names of our own files have no white space
    module Wire $(cat "$work/sources")
    compile -o "$work/fuzz" "$1" "$work/Identity.o" "$work/Wire.o"
}

. "$target/target.sh"
# shellcheck disable=SC2086,SC2154 # words of our own; target.sh tells how long an input may be, in bytes
SWIFT_BACKTRACE=enable=no "$work/fuzz" -max_total_time="$seconds" -max_len="$longest" $options -artifact_prefix="$work/" \
    "$work/corpus"
