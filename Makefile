# The front door. Everything is done by the scripts in scripts/; each says at its top what it does.

# Raw articles for the site, and the port that it is served on: make serve CORPUS=my/articles PORT=8000
CORPUS ?= corpus
PORT ?= 8080
export CORPUS PORT

.DEFAULT_GOAL = help
.PHONY: help serve build test check fmt native-test component-test e2e fuzz test-spark bench bench-browser bench-wasm lighthouse eval facts setup clean

help: ## Say what there is
	@awk -F ': .*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  CORPUS=FOLDER raw articles for serve and build (now: $$CORPUS); PORT=N port for serve (now: $$PORT)"

serve: ## Build the site with the articles of CORPUS and serve it on PORT
	@scripts/serve

build: ## Build the site with the articles of CORPUS in dist/
	@scripts/setup build
	@eval "$$(scripts/env)" && scripts/build "$$CORPUS" dist

test: ## Run every check and test, and count them
	@scripts/test

check: ## Formatting, clippy on both targets, tidiness: what takes least time
	@scripts/test format tidy clippy-native clippy-wasm

fmt: ## Format the code
	@cargo fmt

native-test: ## Only the native tests
	@scripts/test native

component-test: ## Only the component tests, in a headless browser
	@scripts/test component

e2e: ## Only the end-to-end tests, on a site built for them
	@scripts/test build e2e

fuzz: ## Fuzz each reader, the text pass and the names for SECONDS_EACH seconds (60 unless set)
	@scripts/fuzz

test-spark: ## Ingest on one machine and through Spark, and compare; COPIES=N times the sample (200 unless set)
	@scripts/test-spark

bench: ## Run the benchmarks: reading, the corpus pass, the index, searches, containers, comparison, names (some minutes)
	@cargo bench --locked --bench ingest --bench corpus --bench index --bench compare --bench entities

bench-wasm: ## Time comparing in WebAssembly beside its peers
	@scripts/setup build
	@scripts/bench-wasm

bench-browser: ## Run this engine and its peers in a browser (an hour; OPTIONS=--quick for a first look)
	@scripts/bench-browser $(OPTIONS)

lighthouse: ## Build the site of the sample and measure it with Lighthouse
	@scripts/setup build
	@scripts/lighthouse

eval: ## Measure on labelled data and compare with docs/quality.md
	@scripts/eval

facts: ## Check the tables of facts against maintained data, and print what nothing confirms
	@scripts/facts

setup: ## Only install what is missing
	@scripts/setup all

clean: ## Remove what was built, but not the tools
	@cargo clean
	@rm -rf dist e2e/node_modules benches/browser/node_modules
