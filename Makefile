# graphd: build, run, test. `make help` lists the targets.
#
# Needs Go >= 1.26, Node >= 20 and make; `make test` also Java 17 and Maven (for a
# real Neo4j, no Docker) and Chromium or Chrome. What is fetched lands in build/,
# web/node_modules and the caches of Go, npm and Maven; a second run fetches nothing.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := build

GO  ?= go
NPM ?= npm
# Where graphd runs when `make run` is asked for.
ADDR  ?= 127.0.0.1:8080
STORE ?= graphd.db

# What was built from which commit is told by LDFLAGS; asking git while building
# fails in a checkout that another user owns.
export GOFLAGS := $(strip -buildvcs=false $(filter-out -buildvcs=%,$(GOFLAGS)))

GOLANGCI_VERSION := v2.15.0
GOLANGCI := build/bin/golangci-lint-$(GOLANGCI_VERSION)

# The first Chromium found, unless CHROMIUM names one.
CHROMIUM ?= $(shell for c in chromium chromium-browser google-chrome google-chrome-stable chrome; do command -v $$c && break; done)
export CHROMIUM

COMMIT  := $(shell git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
LDFLAGS := -s -w -X main.commit=$(COMMIT)

WEB_SOURCES := $(wildcard web/*.json web/*.mjs web/*.ts web/src/* web/src/*/* web/queries/* web/static/*)

.PHONY: help build web run test check generate generated lint vet format score train bench fuzz torture neo4j need clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

build: bin/graphd ## build bin/graphd, with the web pages in it

bin/graphd: FORCE build/web.stamp
	@mkdir -p bin
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $@ ./cmd/graphd
FORCE:

web: build/web.stamp ## bundle the web pages

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	@command -v $(NPM) >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || { echo "make: install Node.js 20 or later, with npm" >&2; exit 1; }
	cd web && $(NPM) ci --no-audit --no-fund

build/web.stamp: web/node_modules/.package-lock.json $(WEB_SOURCES)
	cd web && $(NPM) run build
	@mkdir -p build && touch $@

run: build ## build, load the examples, serve on 127.0.0.1:8080
	./bin/graphd load --store '$(STORE)' examples/
	@echo
	@./bin/graphd serve --store '$(STORE)' --addr '$(ADDR)' --hello

test: need build neo4j ## all tests, with a real Neo4j and a real browser
	$(GO) test -timeout 40m ./...

# need says what is missing before anything is fetched.
need:
	@java -version 2>&1 | grep -qE 'version "(1[7-9]|[2-9][0-9])' || { echo "make: Java 17 or later is missing (Debian: apt-get install openjdk-17-jre-headless)" >&2; exit 1; }
	@command -v mvn >/dev/null || { echo "make: Maven is missing (Debian: apt-get install maven)" >&2; exit 1; }
	@test -n "$$CHROMIUM" && command -v "$$CHROMIUM" >/dev/null || { echo "make: no Chromium or Chrome found (Debian: apt-get install chromium), and CHROMIUM names none" >&2; exit 1; }

neo4j: ## fetch the Neo4j that the tests start (once)
	$(GO) run ./internal/neo4jtest/cmd/fetch

check: format generated vet lint ## what is written is current and clean
	$(GO) test ./internal/deps

format:
	@bad="$$(git ls-files -co --exclude-standard '*.go' | xargs gofmt -l)"; \
	if [ -n "$$bad" ]; then echo "not formatted by gofmt:" >&2; echo "$$bad" >&2; exit 1; fi

generate: ## write generated code anew
	$(GO) generate ./graph/...

# generated makes the generated code in a copy and compares, so that the working
# tree is neither needed clean nor changed.
generated:
	@rm -rf build/generated && mkdir -p build/generated
	@git ls-files -co --exclude-standard -- go.mod go.sum '*.go' '*.graphqls' '*.yml' '*.yaml' '*.tsv' '*.txt' '*.bin' '*.json' ':!web/node_modules' | \
		while read -r f; do if [ -f "$$f" ]; then echo "$$f"; fi; done | tar -cf - -T - | tar -xf - -C build/generated
	cd build/generated && $(GO) generate ./graph/...
	@diff -r graph/generated build/generated/graph/generated || { echo "make: graph/generated is not what the schema says: run make generate" >&2; exit 1; }
	@rm -rf build/generated

vet:
	$(GO) vet ./...

$(GOLANGCI):
	@mkdir -p build/bin
	GOBIN=$(CURDIR)/build/bin $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)
	@mv build/bin/golangci-lint $@

lint: $(GOLANGCI) ## golangci-lint, as .golangci.yml says
	$(GOLANGCI) run ./...

# GOLD is a folder of texts with gold graphs beside them; the project ships none.
GOLD ?= ../shared/corpus/dev
score: ## score the reading by folds, write score/scores.txt (GOLD=folder RELEASES=file)
	@test -d '$(GOLD)' || { echo "make: no gold graphs at $(GOLD): name a folder with GOLD=" >&2; exit 1; }
	$(GO) run ./loader/train -dev '$(GOLD)' -releases '$(RELEASES)' -treebank '$(DATA)/treebank' -out score/scores.txt
	@tail -40 score/scores.txt

# DATA is a folder with treebank/, ner/, names/ and text2kg/; the project ships none
# of it. The same files give the same weights.
DATA ?= ../shared/data
train: ## learn all weights anew (DATA=folder GOLD=folder RELEASES=file)
	@test -d '$(DATA)/treebank' || { echo "make: no treebank in $(DATA): name a folder with DATA=" >&2; exit 1; }
	@test -d '$(GOLD)' || { echo "make: no gold graphs at $(GOLD): name a folder with GOLD=" >&2; exit 1; }
	$(GO) run ./nlp/train -treebank '$(DATA)/treebank'
	$(GO) run ./loader/train/names -data '$(DATA)' -releases '$(RELEASES)' -dev '$(GOLD)'
	$(GO) run ./score/cmd/names -pairs '$(DATA)/names/pairs-dev.csv' -train loader/link/likeweights.bin
	$(GO) run ./score/cmd/text2kg -dir '$(DATA)/text2kg' -train loader/slot/slot.bin
	$(GO) run ./loader/train -dev '$(GOLD)' -releases '$(RELEASES)' -treebank '$(DATA)/treebank' -write

# RELEASES is a JSON Lines file to load; without it the benchmarks write texts.
RELEASES ?= $(abspath ../shared/corpus/plain/state-releases.jsonl.gz)
bench: neo4j ## measure: reading, loading, queries
	GRAPHD_BENCH_RELEASES='$(RELEASES)' $(GO) test -run '^$$' -bench . -benchmem -timeout 60m ./...

# FUZZTIME is the time that each fuzz test gets.
FUZZTIME ?= 30s
fuzz: ## run each fuzz test for FUZZTIME
	@$(GO) list ./... | while read -r p; do \
		$(GO) test -list '^Fuzz' "$$p" | { grep '^Fuzz' || true; } | while read -r f; do \
			echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) "$$p" </dev/null; done; done

# KILLS is how often a load is killed, CHECKS how many random histories are run.
KILLS  ?= 200
CHECKS ?= 1000
torture: neo4j ## long: kill -9 in a loop, disk and network faults, many random sequences
	GRAPHD_KILLS=$(KILLS) GRAPHD_CHECKS=$(CHECKS) $(GO) test -count=1 -timeout 240m ./kg/... ./store/... ./cmd/graphd

clean: ## remove what was built (not the caches)
	rm -rf bin build/generated build/web.stamp
	find web/dist -mindepth 1 ! -name .keep -delete
