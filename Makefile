# Set up, try, check. `make` alone says what there is.

# Any Python from 3.11 on will do; the first of these that is one, and can make environments, is
# taken. To choose another: make demo PYTHON=/path/to/python
PYTHON ?=
CANDIDATES = $(PYTHON) python3.12 python3.13 python3.11 python3 python
SUITABLE = import sys; assert sys.version_info >= (3, 11); import ensurepip, venv

VENV := .venv
BIN := $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input \
          --constraint constraints.txt

# Where the gold is that `make bench` measures against; without it only the speed is measured.
DATA ?= $(WORTLAUT_DATA)
TASKS ?=

.PHONY: help demo test check format bench clean
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

help:
	@echo 'make demo              read the example articles; leaves demo.db and two pages'
	@echo 'make test              run all tests'
	@echo 'make check             lint, formatting, types, import contracts'
	@echo 'make format            put the code into its one format'
	@echo 'make bench DATA=path   measure accuracy and speed; adds to bench/results.md'
	@echo 'make clean             remove what make made'

# ------------------------------------------------------------------------------ environment
# The stamps are written last, so that an installation that broke off is done again.
$(BIN)/python:
	@for candidate in $(CANDIDATES); do \
	  if command -v "$$candidate" >/dev/null 2>&1 \
	     && "$$candidate" -c '$(SUITABLE)' >/dev/null 2>&1; then \
	    echo "Setting up $(VENV) with $$("$$candidate" --version)"; \
	    exec "$$candidate" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo 'No Python 3.11 or newer that can make environments (venv, ensurepip) was found.' >&2; \
	echo 'Install one (Debian, Ubuntu: apt install python3 python3-venv), or name one:' >&2; \
	echo '  make $(MAKECMDGOALS) PYTHON=/path/to/python' >&2; \
	exit 1

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo 'Installing wortlaut and what it needs'
	@$(INSTALL) --editable '.[serve]'
	@touch $@

$(VENV)/.installed-%: pyproject.toml constraints.txt | $(BIN)/python
	@echo 'Installing wortlaut and what it needs ($*)'
	@$(INSTALL) --editable '.[$*]'
	@touch $@

# An extra that may be impossible to install: PyICU, which followthemoney needs, has no wheels.
$(VENV)/.tried-%: $(VENV)/.installed-dev
	@echo 'Installing what $* needs'
	@$(INSTALL) --editable '.[$*]' \
	  || echo 'It cannot be installed here (docs/exports.md says what it needs): its tests are skipped'
	@touch $@

# ------------------------------------------------------------------------------ demo
define shown
	@echo; echo '$$ wortlaut $(1)'
	@$(BIN)/wortlaut $(1)
endef

demo: $(VENV)/.installed
	@rm -f demo.db demo.db-wal demo.db-shm demo.html demo-story.html
	$(call shown,add examples --db demo.db)
	$(call shown,articles --db demo.db --table)
	$(call shown,quotes --by Kim --limit 8 --db demo.db --table)
	$(call shown,quotes --stance denies --db demo.db --table)
	$(call shown,chain examples/havelspiegel-kopie.txt --db demo.db --table)
	$(call shown,actors --limit 6 --db demo.db --table)
	$(call shown,story --db demo.db --view)
	$(call shown,report examples --output demo.html)
	$(call shown,story Nationalfeiertag --db demo.db --output demo-story.html)
	@echo
	@echo 'Open demo.html and demo-story.html in a browser, and try:'
	@echo '  $(BIN)/wortlaut read examples/kuestenkurier-brief.html'
	@echo '  $(BIN)/wortlaut quotes --about Munition --db demo.db'
	@echo '  $(BIN)/wortlaut serve --db demo.db'
	@echo '  $(BIN)/wortlaut verify --db demo.db'
	@echo '  $(BIN)/wortlaut --help'

# ------------------------------------------------------------------------------ for developers
test: $(VENV)/.installed-dev $(VENV)/.tried-followthemoney
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-bench
	$(BIN)/python -m bench $(TASKS) $(if $(DATA),--data '$(DATA)')

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	rm -f demo.db demo.db-wal demo.db-shm demo.html demo-story.html
