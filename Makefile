# Two commands do everything on a fresh machine:  make figures   and   make test
# Both install what is missing (scripts/setup), and build and run only what has changed since.

SWIFT ?= swift
# A recipe with a pipe sets pipefail itself: make 3.81, which macOS has, ignores .SHELLFLAGS.
SHELL := bash
# The plain build, which the tests and `swift run` use too: the engine is optimized in it (Package.swift).
EXPERIMENT := .build/debug/experiment
# Asked when a recipe needs it, by then the command is built.
EXPERIMENTS = $(shell $(EXPERIMENT) list --names)
STAMPS := .build/stamps
# The environment tells every recipe where the data are. make itself never reads that path, for it expands a dollar in it.

.DEFAULT_GOAL := help
.PHONY: help doctor setup data build figures lectures quick verify readme report bench reliability soak test lint \
  format clean FORCE
.SECONDARY:

help: ## these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

doctor: ## what is missing on this machine, and what to type for it
	@scripts/doctor

setup: ## install what is missing: OpenBLAS, gnuplot, zlib, a font
	@scripts/setup

data: setup ## download MNIST and CIFAR-10 (170 MB) into data/ (or $TRAINABILITY_DATA) and check them
	@scripts/fetch-data
	@scripts/fetch-cifar10

build: setup ## the command experiment
	@$(SWIFT) build --product experiment

# Runs every time, but leaves an unchanged program as old as it is, so that nothing depending on it runs again.
$(EXPERIMENT): FORCE
	@$(SWIFT) build --product experiment --quiet

figures: setup ## every figure of the lectures, from real data, into results/
	@scripts/fetch-data --present || scripts/fetch-data || true
	@scripts/fetch-cifar10 --present || scripts/fetch-cifar10 || true
	@$(MAKE) --no-print-directory lectures

# A figure drawn from other images is another figure, so the stamps say which images are there by now.
lectures: $(EXPERIMENT)
	@stamps=$$(scripts/stamps $(STAMPS)) || exit $$?; \
	$(MAKE) --no-print-directory $$stamps || exit $$?; \
	real=; digits=; \
	for stamp in $$stamps; do \
	  case $$stamp in */lecture-digits/*) digits="$$digits $${stamp##*/}";; *) real="$$real $${stamp##*/}";; esac; \
	done; \
	test -z "$$real" || $(EXPERIMENT) check $$real || true; \
	test -z "$$digits" || $(EXPERIMENT) check --out results/digits $$digits || true

$(STAMPS)/lecture-%: $(EXPERIMENT)
	@$(EXPERIMENT) $(notdir $@)
	@mkdir -p $(dir $@) && touch $@

readme: $(EXPERIMENT) ## the table of experiments in README.md, from cards and verdicts
	@scripts/readme

report: setup $(EXPERIMENT) ## one page with every figure, claim and verdict: results/index.html
	@$(EXPERIMENT) report

quick: setup $(EXPERIMENT) ## every experiment at its smallest, in seconds, into results/quick/
	@for id in $(EXPERIMENTS); do $(EXPERIMENT) $$id --preset quick || exit $$?; done

verify: setup $(EXPERIMENT) ## every experiment at its smallest again, compared with the tables in Tests/Golden/quick
	@$(EXPERIMENT) verify --out Tests/Golden/quick

test: setup ## all tests, that a step allocates nothing, and that debug and release give the same tables
	@OPENBLAS_NUM_THREADS=1 $(SWIFT) test --disable-xctest
	@$(SWIFT) build -c release --product experiment --quiet
	@$(SWIFT) build -c release --product Allocations --quiet
	@.build/release/Allocations
	@scripts/compare-builds

# make bench ONLY='mlp-relu.*' ROUNDS=1 PEERS=../elsewhere is a part of it, with peers that are installed already.
ONLY ?= .*
ROUNDS ?= 3
PEERS ?= .peers
export ONLY ROUNDS PEERS

bench: setup ## steps a second beside PyTorch and JAX, in some seventy minutes: Benchmarks/RESULTS.md
	@$(SWIFT) build -c release --quiet
	@.build/release/StepCost
	@python3 Benchmarks/compare.py --only "$$ONLY" --rounds "$$ROUNDS" --peers "$$PEERS"

reliability: setup ## the sanitizers with 20,000 damaged inputs, and a run killed 50 times
	@scripts/sanitize
	@set -o pipefail; TRAINABILITY_KILLS=50 $(SWIFT) test --disable-xctest --filter KillTests 2>&1 | grep -E '^killed|✘|✔ Test run'

soak: setup ## the same in the long form, some thirty minutes: 200,000 inputs, 300 kills
	@scripts/sanitize --soak
	@set -o pipefail; TRAINABILITY_SOAK=1 TRAINABILITY_KILLS=300 $(SWIFT) test --disable-xctest \
	  --filter 'KillTests|TwoCommandsTests' 2>&1 | grep -E '^killed|✘|✔ Test run'

lint: ## the formatter's complaints, as errors
	@$(SWIFT) format lint --strict --recursive Package.swift Sources Experiments Tests Benchmarks

format: ## format all sources
	@$(SWIFT) format --in-place --recursive Package.swift Sources Experiments Tests Benchmarks

clean: ## remove what was built; results and data stay
	@rm -rf .build
