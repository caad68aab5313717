#!/bin/sh
# run.sh SECONDS: fuzzes the daemon's reader of frames, from the golden ones on.
set -eu
seconds=${1:?how many seconds}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
. "$here/../seeds.sh"
wire_fuzzer "$here/WireFrames.swift"
seed ""
SWIFT_BACKTRACE=enable=no "$work/fuzz" -max_total_time="$seconds" -max_len=50000 -artifact_prefix="$work/" "$work/corpus"
