# Both readers of the frames between the daemon and its root helper.
longest=1000
wire_fuzzer "$target/HelperFrames.swift"
printf 'SR\001\001\000\000\000\015\001\000\005alice\002\000\002pw' > "$work/corpus/question"
printf 'SR\001\201\000\000\000\001\001' > "$work/corpus/answer"
printf 'SR\001\002\000\000\000\017\001\000\014\000\000\001\002\000\000\000\000\000\000\000\007' > "$work/corpus/place"
printf 'SR\001\202\000\000\000\004\001\000\001\002' > "$work/corpus/gone"
{
    printf 'SR\001\202\000\000\000\064\001\000\001\001\002\000\004\000\000\003\350'
    printf '\003\000\014\000\000\000\011\000\000\000\000\000\000\000\004\004\000\014\000\000\000\010\000\000\000\000\000\000\000\003'
    printf '\005\000\004\000\000\000\005\006\000\001/'
} > "$work/corpus/found"
