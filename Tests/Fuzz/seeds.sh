# Read by the run.sh of each target: a working folder that goes away, the tools of Swift, and the golden frames as seeds.
work=$(mktemp -d)
trap 'status=$?; cp "$work"/crash-* "$work"/oom-* "$work"/timeout-* "$here" 2>/dev/null || :; rm -rf "$work"; exit $status' EXIT
toolchain=$(dirname "$(readlink -f "$(command -v swift)")")
seed() { # PREFIX: the golden frames of that name, and the bad ones, as bytes
    mkdir "$work/corpus"
    for file in "$root"/Tests/WireTests/golden/"$1"*.hex "$root"/Tests/WireTests/golden/bad-*.hex; do
        octal=$(sed '/^#/d' "$file" | tr -s ' \n' '\n' | while read -r byte; do [ -z "$byte" ] || printf '\\%03o' "0x$byte"; done)
        printf "$octal" > "$work/corpus/$(basename "$file" .hex)"
    done
}
