#!/bin/sh
# run.sh SECONDS: fuzzes the reader of key containers (PSKC), libxml2's under it included.
set -eu
seconds=${1:?how many seconds}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
. "$here/../seeds.sh"
rules="-swift-version 6 -enable-upcoming-feature InternalImportsByDefault -enable-upcoming-feature MemberImportVisibility \
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature NonisolatedNonsendingByDefault"
xml=$(pkg-config --cflags-only-I libxml-2.0 | sed 's/-I/-Xcc -I/g')
module() { # NAME SOURCES…
    name=$1
    shift
    # shellcheck disable=SC2086 # words of our own, one by one
    "$toolchain/swiftc" -O -g $rules $xml -package-name sallyport -parse-as-library -sanitize=fuzzer,address \
        -module-name "$name" -I "$work" -I "$root/Sources/System/CLibxml2" -emit-module \
        -emit-module-path "$work/$name.swiftmodule" -whole-module-optimization -emit-object -o "$work/$name.o" "$@"
}
# Of its room, a container has this one file.
module Migration "$root/Sources/Core/Migration/ContainedKey.swift"
module KeyContainer "$root"/Sources/System/KeyContainer/*.swift
# shellcheck disable=SC2086
"$toolchain/swiftc" -O -g $rules $xml -package-name sallyport -parse-as-library -sanitize=fuzzer,address -I "$work" \
    -I "$root/Sources/System/CLibxml2" -o "$work/fuzz" "$here/KeyContainers.swift" "$work/Migration.o" "$work/KeyContainer.o"
mkdir "$work/corpus"
cp "$here"/seed-*.xml "$work/corpus"
SWIFT_BACKTRACE=enable=no "$work/fuzz" -max_total_time="$seconds" -max_len=4000 -dict="$here/elements.dict" \
    -artifact_prefix="$work/" "$work/corpus"
