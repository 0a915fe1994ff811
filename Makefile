# On Record. `make serve` and `make test` do everything on a fresh machine
# that has Python 3.11 to 3.14, make and git.

SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11
PYTHON ?= $(firstword $(foreach p,$(CANDIDATES),$(shell $(p) -c '$(SUPPORTED)' 2>/dev/null && echo $(p))))
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

ARCHIVE ?= archive/sample
HOST ?= 127.0.0.1
PORT ?= 8000
SAMPLE := $(shell find corpus/releases corpus/authority indexer -type f ! -name '*.pyc' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help serve test cluster-test test-outside test-inside check floors bench docs messages constraints lock sbom clean

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## /  make \1	/'

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "On Record needs Python 3.11 to 3.14, and found none. Set PYTHON=/path/to/python3."; exit 2; }
	@$(PYTHON) -c '$(SUPPORTED)' || { echo "On Record needs Python 3.11 to 3.14; $(PYTHON) is another."; exit 2; }
	@echo "Making a virtual environment in $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "python -m venv failed; on Debian and Ubuntu: apt-get install python3-venv"; exit 2; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing On Record and what it needs"
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing what the tests and checks need"
	@$(PIP) install --upgrade "pip>=25.1,<27"
	@$(PIP) install --constraint constraints.txt --group dev
	@touch $@

$(ARCHIVE)/.indexed: $(VENV)/.installed $(SAMPLE)
	@echo "Indexing the sample releases"
	@$(BIN)/quote-index build corpus/releases --authority corpus/authority --archive $(ARCHIVE) --fresh
	@touch $@

serve: $(ARCHIVE)/.indexed ## Index the sample releases, if they changed, and serve them on http://127.0.0.1:8000
	@$(BIN)/quote-serve --archive $(ARCHIVE) --host $(HOST) --port $(PORT)

# One half starts servers, builders and browsers; the other stays in its own process. What holds
# the clock to a bound comes last, when nothing runs beside it.
OUTSIDE := tests/browser tests/dask tests/opensearch $(filter-out %/test_hostile_time.py %/test_pattern_time.py,$(wildcard tests/robustness/test_*.py))
test: $(VENV)/.installed-dev ## Run every test (those in a browser need Chromium, or CHROMIUM=/path/to/it)
	@echo "Running the tests in two halves side by side: about ten minutes on two cores"
	@$(MAKE) --no-print-directory --keep-going --output-sync=target -j2 test-outside test-inside
	@$(BIN)/python -m pytest -m alone

test-outside:
	@$(BIN)/python -m pytest -m "not alone" $(OUTSIDE)

test-inside:
	@$(BIN)/python -m pytest -m "not alone" $(addprefix --ignore=,$(OUTSIDE))

cluster-test: $(VENV)/.installed-dev ## The archive's contract on a cluster of three, of which nodes are killed (Java 17, Maven; minutes)
	@ON_RECORD_THREE_NODES=1 ON_RECORD_NEED_OPENSEARCH=1 ON_RECORD_OPENSEARCH_SHARDS=3 ON_RECORD_OPENSEARCH_REPLICAS=1 \
		$(BIN)/python -m pytest -s -m opensearch tests/contract tests/opensearch/test_reference.py tests/opensearch/test_three_nodes.py

check: $(VENV)/.installed-dev ## Check format, lint, types and the order of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

floors: $(VENV)/.installed-dev ## Measure accuracy on the annotated sample and hold it against its floors
	$(BIN)/quote-index evaluate corpus/gold --authority corpus/authority --floors tests/quality/floors.toml

bench: $(VENV)/.installed-dev ## Measure searching and indexing beside other engines
	@$(PIP) install --constraint constraints.txt --group bench
	@$(BIN)/python -m tests.benchmarks.run

docs: $(VENV)/.installed-dev ## Build the reference of the Python interface in docs/reference/build, and check its links
	@$(PIP) install --constraint constraints.txt --group docs
	@$(BIN)/python -m sphinx -q -W --keep-going -b html docs/reference docs/reference/build/html
	@$(BIN)/python -m sphinx -q -W --keep-going -b linkcheck docs/reference docs/reference/build/links

messages: $(VENV)/.installed-dev ## Bring the catalogues of the interface up to date with its words, and compile them
	@$(BIN)/pybabel -q extract -F pyproject.toml -k lazy_gettext -k lazy_pgettext:1c,2 --no-location -o $(VENV)/messages.pot .
	@$(BIN)/pybabel -q update -i $(VENV)/messages.pot -d app/translations \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=100
	@$(BIN)/pybabel -q compile -d app/translations --statistics

constraints: $(VENV)/.installed-dev ## Resolve constraints.txt anew from the bounds in pyproject.toml
	@$(PIP) install "uv>=0.9,<1"
	@head -n 2 constraints.txt > constraints.new
	@$(BIN)/uv pip compile pyproject.toml --group dev --group bench --group build --group docs --universal --python-version 3.11 \
		--upgrade --no-header --no-annotate --quiet >> constraints.new
	@mv constraints.new constraints.txt

lock: $(VENV)/.installed-dev ## Write requirements.lock: what constraints.txt pins, with the hashes of every file
	@$(PIP) install "uv>=0.9,<1"
	@head -n 2 requirements.lock > requirements.new
	@$(BIN)/uv pip compile pyproject.toml --extra documents --extra tables --constraint constraints.txt --generate-hashes \
		--universal --python-version 3.11 --no-header --no-annotate --quiet >> requirements.new
	@mv requirements.new requirements.lock

sbom: $(VENV)/.installed-dev ## Write dist/sbom.json: what an installation consists of (CycloneDX)
	@$(PIP) install "cyclonedx-bom>=7,<8"
	@mkdir -p dist
	@$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible -o dist/sbom.json

clean: ## Remove the virtual environment and the sample archive
	rm -rf $(VENV) $(ARCHIVE)
