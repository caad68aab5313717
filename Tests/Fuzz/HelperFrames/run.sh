#!/bin/sh
# run.sh SECONDS: fuzzes both readers of the frames between the daemon and its root helper.
set -eu
seconds=${1:?how many seconds}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
. "$here/../seeds.sh"
rules="-swift-version 6 -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility \
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature NonisolatedNonsendingByDefault"
module() { # NAME SOURCES…
    name=$1
    shift
    "$toolchain/swiftc" -O -g $rules -package-name sallyport -parse-as-library -sanitize=fuzzer,address \
        -module-name "$name" -I "$work" -emit-module -emit-module-path "$work/$name.swiftmodule" \
        -whole-module-optimization -emit-object -o "$work/$name.o" "$@"
}
module Identity "$root"/Sources/Core/Identity/*.swift
find "$root/Sources/Core/Wire" -name '*.swift' > "$work/sources"
# shellcheck disable=SC2046 # the names of our own files have no white space
module Wire $(cat "$work/sources")
"$toolchain/swiftc" -O -g $rules -package-name sallyport -parse-as-library -sanitize=fuzzer,address \
    -I "$work" -o "$work/fuzz" "$here/HelperFrames.swift" "$work/Identity.o" "$work/Wire.o"
mkdir "$work/corpus"
printf 'SR\001\001\000\000\000\015\001\000\005alice\002\000\002pw' > "$work/corpus/question"
printf 'SR\001\201\000\000\000\001\001' > "$work/corpus/answer"
SWIFT_BACKTRACE=enable=no "$work/fuzz" -max_total_time="$seconds" -max_len=1000 -artifact_prefix="$work/" "$work/corpus"
