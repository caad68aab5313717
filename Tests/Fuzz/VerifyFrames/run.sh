#!/bin/sh
# run.sh SECONDS: fuzzes the module's reader of the daemon's frames, from the golden ones on.
set -eu
seconds=${1:?how many seconds}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
. "$here/../seeds.sh"
"$toolchain/clang" -std=c17 -g -O1 -D_GNU_SOURCE -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
    -I"$root/Sources/Programs/PAMModule" -o "$work/fuzz" "$here/verify_frames.c" "$root/Sources/Programs/PAMModule/frame.c"
seed server
"$work/fuzz" -max_total_time="$seconds" -max_len=20000 -artifact_prefix="$work/" "$work/corpus"
