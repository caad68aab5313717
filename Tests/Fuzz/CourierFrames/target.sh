# Both readers of the frames between the daemon and its courier.
longest=9000
wire_fuzzer "$target/CourierFrames.swift"
printf 'SC\001\001\000\000\000\050\001\000\001\001\002\000\003a@b\003\000\004\000\000\002X\004\000\004\000\000\000\000' > "$work/corpus/mail"
printf '\005\000\001S\006\000\011\001\000\001T\002\000\00212' >> "$work/corpus/mail"
printf 'SC\001\201\000\000\000\020\001\000\001\002\002\000\001\002\003\000\002no\004\000\000' > "$work/corpus/answer"
