# What the Makefiles of the shims have in common. OUT is where a shim goes, made if missing.
OUT    ?= ../../../build/native
CC     ?= cc
CFLAGS ?= -O2 -g
STRICT := -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wconversion -Wshadow -Werror

.PHONY: all
all:

$(OUT):
	mkdir -p $@

$(OUT)/%.so: %.c | $(OUT)
	$(CC) $(STRICT) $(CFLAGS) -fPIC -shared -o $@ $< -ldl
