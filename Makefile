# What one can do here. `make run` and `make test` need nothing but Python 3.11 or newer, git and make.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= $(or $(NIANBAO_DATA),data)

.PHONY: run test lint eval bench corpus paraphrase samples clean

run: .venv/run.installed  ## load the sample reports into an empty data directory, open the page
	@test -e "$(DATA)/nianbao.sqlite" || $(BIN)/python -m ingest samples --data "$(DATA)"
	$(BIN)/python app.py --data "$(DATA)" --open

test: lint  ## everything
	$(BIN)/python -m pytest

lint: .venv/dev.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: .venv/dev.installed  ## score the shipped questions: about the samples, then a fourth of those about an invented corpus
	$(BIN)/python -m ingest samples --data runs/samples-data
	$(BIN)/python -m eval --data runs/samples-data --out runs/samples --necessity --fail-under passed=0.94 --fail-under grounded=1
	$(BIN)/python -m eval.questions --recipe figures --out runs/questions
	$(BIN)/python -m ingest runs/questions/corpus/reports --data runs/figures-data
	$(BIN)/python -m eval --cases eval/cases/figures --shard 1/4 --data runs/figures-data --out runs/figures --fail-under passed=0.93

.PHONY: beside
beside: eval  ## ours beside keyword search, plain RAG and ours without SQL, over the same cases
	$(BIN)/python -m eval.questions --recipe narrative --out runs/prose
	$(BIN)/python -m ingest runs/prose/corpus/reports --data runs/prose-data
	$(BIN)/python -m eval beside --data runs/samples-data --out runs/beside/samples
	$(BIN)/python -m eval beside --cases eval/cases/narrative --data runs/prose-data --out runs/beside/narrative
	$(BIN)/python -m eval beside --cases eval/cases/figures --shard 1/4 --data runs/figures-data --out runs/beside/figures --with runs/beside/samples --with runs/beside/narrative
	$(BIN)/python -m eval retrieval --cases eval/cases/narrative --data runs/prose-data

.PHONY: selfcheck
selfcheck: .venv/dev.installed  ## show that the evaluation finds 1 % regressions and raises no false alarm
	$(BIN)/python -m eval.selfcheck

bench: .venv/dev.installed  ## measure ingest, answers and start-up on this machine
	$(BIN)/python -m eval.bench

N ?= 300
SEED ?= 7
corpus: .venv/dev.installed  ## invented reports in every format and damage, with their truth, in runs/corpus
	$(BIN)/python -m eval.corpus --n $(N) --seed $(SEED) --out runs/corpus

paraphrase: .venv/dev.installed  ## train the reading by likeness anew, in some twenty minutes on two cores
	for recipe in figures narrative; do \
	  $(BIN)/python -m eval.questions --recipe $$recipe --out runs/$$recipe && \
	  $(BIN)/python -m ingest runs/$$recipe/corpus/reports --data runs/$$recipe-data || exit 1; \
	done
	$(BIN)/python -m eval.paraphrase --loaded figures runs/figures/corpus runs/figures-data \
	  --loaded narrative runs/narrative/corpus runs/narrative-data

samples: .venv/dev.installed  ## the sample reports anew, from eval/corpus/samples.json
	$(BIN)/python -m eval.corpus --samples samples

clean:
	rm -rf .venv runs .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

.venv/run.installed: requirements.txt | .venv/bin/python
	$(BIN)/pip install --disable-pip-version-check -q -r requirements.txt
	@touch $@

.venv/dev.installed: requirements-dev.txt .venv/run.installed
	$(BIN)/pip install --disable-pip-version-check -q -r requirements-dev.txt
	@touch $@
