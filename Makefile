# Needs Python 3.11 or later and make. Another interpreter: PYTHON=python3.12 make test
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# The stamps carry the interpreter's version, so another PYTHON makes the environment anew.
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null)
BARE := $(VENV)/.made-$(VERSION)
FOR_USE := $(VENV)/.installed-cli-$(VERSION)
FOR_WORK := $(VENV)/.installed-dev-$(VERSION)
FOR_SPARK := $(VENV)/.installed-spark-$(VERSION)
FOR_FUZZ := $(VENV)/.installed-fuzz-$(VERSION)

PIP := $(BIN)/python -m pip --disable-pip-version-check
EXAMPLE := examples/report-2021.html

.DEFAULT_GOAL := help
.PHONY: api licences lowest newest installs release-check help demo docs install test test-all lint pytest spark fuzz mutants bench bench-collect bench-spark bench-scale format clean
.DELETE_ON_ERROR:

help:
	@echo 'make demo      read a report in examples/: its tables, its findings, its JSON'
	@echo 'make test      format, lint, types, imports, all tests with coverage, all examples in the docs'
	@echo 'make test-all  the same with many more generated examples, and nothing may be skipped'
	@echo 'make spark     the tests of frames on a real Spark, which it installs; needs Java'
	@echo 'make docs      the site of these pages, in English and Chinese: build/site/index.html'
	@echo 'make fuzz      damaged documents and JSON for a minute each, or for SECONDS=600; TARGETS="docx json"'
	@echo 'make mutants   small mistakes in the library that the tests must notice; SHARE=1 MODULES="tables codec"'
	@echo 'make bench     the benchmarks'
	@echo 'make bench-spark  3000 documents, or DOCUMENTS=100, read by a real Spark; needs Java'
	@echo 'make bench-scale  frames of a million reports, or of ROWS=100000'
	@echo 'make api       write the public interface to tests/api/public.txt anew, where it was changed on purpose'
	@echo 'make licences  write docs/licences.md anew, after a change of dependencies'
	@echo 'make lowest    the tests with the lowest versions of the dependencies; make newest: with the newest'
	@echo 'make installs  install the package, in clean environments, on every supported Python that is found'
	@echo 'make release-check  walk through everything that a release needs; docs/releasing.md'
	@echo 'make lint      format, lint, types and imports alone'
	@echo 'make format    format the code and mend what the linter can'
	@echo 'make install   only make the environment, in $(VENV)'
	@echo 'make clean     remove what these commands made'

$(BARE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo 'Python 3.11 or later is needed; name it like this: PYTHON=python3.12 make …' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo 'This Python lacks its venv module (on Debian: apt-get install python3-venv).' >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(FOR_USE): pyproject.toml constraints.txt | $(BARE)
	$(PIP) install --quiet --constraint constraints.txt --editable '.[cli]'
	@touch $@

$(FOR_WORK): pyproject.toml constraints.txt | $(BARE)
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $(FOR_USE) $@

# Over $(FOR_WORK), so that one environment has both.
$(FOR_SPARK): pyproject.toml constraints.txt | $(FOR_WORK)
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev,spark]'
	@touch $@

$(FOR_FUZZ): pyproject.toml constraints.txt | $(FOR_WORK)
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev,fuzz]'
	@touch $@

install: $(FOR_WORK)

# check ends with 1 where it has findings; that is no failure of the demonstration.
demo: $(FOR_USE)
	$(BIN)/gov-disclosure show $(EXAMPLE)
	$(BIN)/gov-disclosure check $(EXAMPLE) || test $$? -eq 1
	$(BIN)/gov-disclosure read $(EXAMPLE)

# It takes what is installed beside the python that it finds first, and asks nobody for a newer version of itself.
PYRIGHT := PATH="$(abspath $(BIN)):$$PATH" PYRIGHT_PYTHON_IGNORE_WARNINGS=1 pyright

lint: $(FOR_WORK)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PYRIGHT)
	$(PYRIGHT) --verifytypes gov_disclosure --ignoreexternal > $(VENV)/verifytypes.txt \
	  || { cat $(VENV)/verifytypes.txt; exit 1; }
	$(BIN)/lint-imports

COVERAGE := --cov --cov-report term

pytest: $(FOR_WORK)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile -rs $(COVERAGE)

test: lint pytest

# Frames on a real Spark, started here; needs Java.
spark: $(FOR_SPARK)
	@command -v java >/dev/null || { echo 'Spark needs Java (on Debian: apt-get install default-jre-headless).' >&2; exit 1; }
	$(BIN)/python -m pytest tests/frames -k spark -rs

test-all: export GOV_DISCLOSURE_NO_SKIPS := 1
test-all: export HYPOTHESIS_PROFILE := thorough
# Branches were counted by make test; counting takes longer than testing.
test-all: COVERAGE :=
test-all: $(FOR_SPARK) lint pytest

# Fails on any warning, broken link, or public name that the reference lacks; needs no network.
docs: $(FOR_WORK)
	$(BIN)/python docs/build.py

SECONDS ?= 60
fuzz: $(FOR_FUZZ)
	$(BIN)/python fuzz/run.py --seconds $(SECONDS) $(TARGETS)

SHARE ?= 0.1
mutants: $(FOR_WORK)
	$(BIN)/python mutation/run.py --share $(SHARE) $(MODULES)

# The public interface as it now is; a test compares it with what was written last.
api: $(FOR_WORK)
	$(BIN)/python tests/api/snapshot.py

licences: $(FOR_WORK)
	$(BIN)/python scripts/licences.py

# In clean environments on every supported Python that is found; minutes each.
lowest newest: $(FOR_WORK)
	$(BIN)/python scripts/bounds.py $@

installs: $(FOR_WORK)
	$(BIN)/python scripts/installs.py

release-check: $(FOR_WORK)
	$(BIN)/python scripts/release_check.py

bench: $(FOR_WORK)
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/documents.py

bench-collect: $(FOR_WORK)
	$(BIN)/python benchmarks/collect.py

bench-spark: $(FOR_SPARK)
	$(BIN)/python benchmarks/spark.py $(DOCUMENTS)

bench-scale: $(FOR_WORK)
	$(BIN)/python benchmarks/scale.py $(ROWS)

format: $(FOR_WORK)
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .fuzz .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist htmlcov
	rm -f docs/building/locale/*/LC_MESSAGES/*.mo
	find src tests docs benchmarks examples fuzz mutation -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
