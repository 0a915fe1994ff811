# On Record. `make serve` and `make test` do everything on a fresh machine with Python 3.11+, make and git.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARCHIVE ?= archive
HOST ?= 127.0.0.1
PORT ?= 8000
SOURCES := pyproject.toml constraints.txt

.DEFAULT_GOAL := help
.PHONY: help serve test check floors bench clean

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/'

$(VENV)/.installed: $(SOURCES)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "On Record needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --group dev
	@touch $@

$(ARCHIVE)/.sample: $(VENV)/.installed $(shell find corpus/releases corpus/authority indexer -type f -not -name '*.pyc' 2>/dev/null)
	$(BIN)/quote-index build corpus/releases --authority corpus/authority --archive $(ARCHIVE)
	@touch $@

serve: $(ARCHIVE)/.sample ## Index the sample corpus and serve the site on 127.0.0.1:8000
	$(BIN)/quote-serve --archive $(ARCHIVE) --host $(HOST) --port $(PORT)

test: $(VENV)/.installed-dev ## Run every test (the browser tests need Chromium)
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev ## Format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev ## Measure search and indexing beside other engines
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group bench
	$(BIN)/python -m tests.benchmarks.run

clean: ## Remove the virtual environment and the sample archive
	rm -rf $(VENV) $(ARCHIVE)
