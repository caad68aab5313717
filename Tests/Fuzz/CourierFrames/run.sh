#!/bin/sh
# run.sh SECONDS: fuzzes both readers of the frames between the daemon and its courier.
set -eu
seconds=${1:?how many seconds}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
. "$here/../seeds.sh"
wire_fuzzer "$here/CourierFrames.swift"
mkdir "$work/corpus"
printf 'SC\001\001\000\000\000\050\001\000\001\001\002\000\003a@b\003\000\004\000\000\002X\004\000\004\000\000\000\000' > "$work/corpus/mail"
printf '\005\000\001S\006\000\011\001\000\001T\002\000\00212' >> "$work/corpus/mail"
printf 'SC\001\201\000\000\000\020\001\000\001\002\002\000\001\002\003\000\002no\004\000\000' > "$work/corpus/answer"
SWIFT_BACKTRACE=enable=no "$work/fuzz" -max_total_time="$seconds" -max_len=9000 -artifact_prefix="$work/" "$work/corpus"
