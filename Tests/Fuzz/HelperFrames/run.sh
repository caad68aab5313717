#!/bin/sh
# run.sh SECONDS: fuzzes both readers of the frames between the daemon and its root helper.
set -eu
seconds=${1:?how many seconds}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
. "$here/../seeds.sh"
wire_fuzzer "$here/HelperFrames.swift"
mkdir "$work/corpus"
printf 'SR\001\001\000\000\000\015\001\000\005alice\002\000\002pw' > "$work/corpus/question"
printf 'SR\001\201\000\000\000\001\001' > "$work/corpus/answer"
SWIFT_BACKTRACE=enable=no "$work/fuzz" -max_total_time="$seconds" -max_len=1000 -artifact_prefix="$work/" "$work/corpus"
