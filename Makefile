# Every recipe is a small script in scripts/: read those, or run `make help`.
.PHONY: help build test demo bench install uninstall format lint clean

PREFIX  ?= /usr
DESTDIR ?=

help:
	@sed -n 's/^# make /make /p' Makefile

# make build      installs what the build needs, leaves programs, module and man pages in build/
build:
	@scripts/build

# make test       installs what the tests need, builds, runs every test (as root), and counts them
test:
	@scripts/test

# make demo       a private sshd on 127.0.0.1:2222 that lets you in with a code; leaves nothing behind
demo:
	@scripts/demo

# make bench      measures, beside the peers of Debian
bench: build
	@Benchmarks/run

# make install    puts build/ into PREFIX (/usr), under DESTDIR; compiles nothing, touches no PAM stack
install:
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' scripts/install

# make uninstall  takes it away again, unless a PAM stack still names the module
uninstall:
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' scripts/uninstall

# make format     lays out the Swift sources
format:
	@swift format --in-place --recursive Package.swift Sources Tests

# make lint       says where their layout is not the house's
lint:
	@swift format lint --strict --recursive Package.swift Sources Tests

# make clean      removes what was built
clean:
	@rm -rf build .build
