# The verbs. Each sets up what it needs; nothing but Python 3.11 and make is assumed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
ARGS ?=
export JIANBIAO_HOME ?= $(CURDIR)/home

.PHONY: help demo test check format accept bench calibrate faults clean
help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(VENV)/installed-%: requirements/%.txt requirements/build.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/$*.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: $(VENV)/installed-platform ## a live invented province on loopback (PORT=8000, ARGS=--no-browser)
	exec $(BIN)/jianbiao demo --port $(PORT) $(ARGS)

test: $(VENV)/installed-test ## the tests that need nothing else
	JIANBIAO_HOME=$$(mktemp -d) $(BIN)/pytest -m "not accept" -n auto $(ARGS)

check: $(VENV)/installed-check ## format, lint, types, import contracts
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	$(BIN)/lint-imports
	JIANBIAO_HOME=$$(mktemp -d) $(BIN)/mypy

format: $(VENV)/installed-check ## let the formatter decide
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

accept: $(VENV)/installed-accept ## real data, vectors, browser, both databases, small faults
	$(BIN)/python -m tests.accept $(ARGS)

bench: $(VENV)/installed-production ## speed, over HTTP; writes docs/measured/
	$(BIN)/python -m tests.bench $(ARGS)

calibrate: $(VENV)/installed-platform ## the shapes of the rehearsal against the calibration
	$(BIN)/jianbiao rehearse calibrate

faults: $(VENV)/installed-production ## kill -9, disk full, database away; long
	$(BIN)/python -m tests.faults $(ARGS)

clean: ## remove the environment, not the state
	rm -rf $(VENV)
