# The module's reader of the daemon's frames, from the golden ones on.
longest=20000
"$toolchain/clang" -std=c17 -g -O1 -D_GNU_SOURCE -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
    -I"$root/Sources/Programs/PAMModule" -o "$work/fuzz" "$target/verify_frames.c" "$root/Sources/Programs/PAMModule/frame.c"
golden server
