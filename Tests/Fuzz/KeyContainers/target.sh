# The reader of key containers (PSKC), libxml2's under it included.
longest=4000
options="-dict=$target/elements.dict"
libraries="$(pkg-config --cflags-only-I libxml-2.0 | sed 's/-I/-Xcc -I/g') -I $root/Sources/System/CLibxml2"
# Of its room, a container has this one file.
module Migration "$root/Sources/Core/Migration/ContainedKey.swift"
module KeyContainer "$root"/Sources/System/KeyContainer/*.swift
compile -o "$work/fuzz" "$target/KeyContainers.swift" "$work/Migration.o" "$work/KeyContainer.o"
cp "$target"/seed-*.xml "$work/corpus"
