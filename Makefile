# Everything a developer, an editor or CI runs. Both set-up commands of the README are here:
# `make site` and `make test` create .venv by themselves.
VENV := .venv
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.ready-site
DEV_READY := $(VENV)/.ready-dev

.DEFAULT_GOAL := help
.PHONY: help site serve check test accept accept-api schemas wording lint format bench requirements screenshot clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

site: $(SITE_READY) ## build the site into site/ (all or nothing)
	$(BIN)/phongtrao build

serve: $(SITE_READY) ## show the site at http://127.0.0.1:8000/ while you edit: a saved change is shown at once (SERVE_ARGS="--port 8001")
	$(BIN)/phongtrao serve $(SERVE_ARGS)

check: $(SITE_READY) ## check data/ alone: path:line:column of every problem
	$(BIN)/phongtrao check $(CHECK_ARGS)

test: $(DEV_READY) ## run every test, browser tests included
	CHROMIUM="$$(scripts/find-chromium)" && export CHROMIUM && $(BIN)/pytest $(PYTEST_ARGS)

accept: $(DEV_READY) ## rewrite tests/mini/expected/ and tests/bad/*.txt from the present output; review the diff before committing
	$(BIN)/pytest tests/test_expected.py tests/test_bad_files.py --accept

accept-api: $(SITE_READY) ## let the API's first version grow: after an entry in CHANGELOG_API.md; review the diff before committing
	$(BIN)/python -m phongtrao.open_data.accept

schemas: $(SITE_READY) ## rewrite schemas/ from the records; review the diff before committing
	$(BIN)/phongtrao schema

wording: $(DEV_READY) ## compile phongtrao/locale/: click's words in Vietnamese
	$(BIN)/pybabel compile -d phongtrao/locale -D phongtrao

lint: $(DEV_READY) ## ruff, mypy, and GitHub's own schemas on .github/
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[0-9]*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

format: $(DEV_READY) ## let ruff rewrite what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEV_READY) ## time builds of 100 to 10000 records beside MkDocs, Hugo, Eleventy: up to an hour (N="100 1000" REPEAT=1: 2 minutes)
	$(BIN)/python -m bench $(if $(REPEAT),--repeat $(REPEAT)) $(N)

requirements: $(DEV_READY) ## compile requirements*.txt from pyproject.toml (hashes, every platform, no index address)
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make requirements" --extra build pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make requirements" --extra build --extra dev -c requirements.txt \
		pyproject.toml -o requirements-dev.txt

screenshot: $(DEV_READY) site ## take the README's screenshot anew
	CHROMIUM="$$(scripts/find-chromium)" && export CHROMIUM && $(BIN)/python scripts/screenshot.py

clean: ## remove what the commands above made
	rm -rf site build .cache $(VENV)

$(SITE_READY): requirements.txt pyproject.toml scripts/make-venv
	scripts/make-venv $(VENV) requirements.txt
	@touch $@

$(DEV_READY): requirements-dev.txt $(SITE_READY)
	scripts/make-venv $(VENV) requirements-dev.txt
	@touch $@
