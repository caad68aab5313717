# The daemon's reader of frames, from the golden ones on.
longest=50000
wire_fuzzer "$target/WireFrames.swift"
golden ""
