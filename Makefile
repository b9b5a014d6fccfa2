# Everything a developer, an editor or CI runs. Both set-up commands of the README are here:
# `make site` and `make test` create .venv by themselves.
VENV := .venv
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.ready-site
DEV_READY := $(VENV)/.ready-dev
RELEASE_READY := $(VENV)/.ready-release
RELEASE := build/release
# How many processes run the tests: one for each core; 0, pytest's own alone, when PYTEST_ARGS picks some out.
WORKERS ?= $(if $(PYTEST_ARGS),0,auto)

.DEFAULT_GOAL := help
.PHONY: help site form serve check test accept accept-api schemas nginx wording lint format bench requirements screenshot pictures release verify audit clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

site: $(SITE_READY) ## build the site into site/ (all or nothing)
	$(BIN)/phongtrao build

form: $(SITE_READY) ## make the form for editors, by Node (fetched when there is none); builds from then on publish it at /quan-tri/
	@{ test -d form/node_modules && $(BIN)/python -m phongtrao.form_bundle; } || scripts/make-form $(VENV)

serve: $(SITE_READY) ## show the site at http://127.0.0.1:8000/ while you edit: a saved change is shown at once (SERVE_ARGS="--port 8001")
	$(BIN)/phongtrao serve $(SERVE_ARGS)

check: $(SITE_READY) ## check data/ alone: path:line:column of every problem
	$(BIN)/phongtrao check $(CHECK_ARGS)

test: $(DEV_READY) form ## run every test, those with a browser and a web server included, on every core
	CHROMIUM="$$(scripts/find-chromium)" && NGINX="$$(scripts/find-nginx)" && export CHROMIUM NGINX && $(BIN)/pytest -n $(WORKERS) --dist worksteal $(PYTEST_ARGS)

accept: $(DEV_READY) ## rewrite tests/mini/expected/ and tests/bad/*.txt from the present output; review the diff before committing
	$(BIN)/pytest tests/test_expected.py tests/test_bad_files.py --accept

accept-api: $(SITE_READY) ## let the API's first version grow: after an entry in CHANGELOG_API.md; review the diff before committing
	$(BIN)/python -m phongtrao.open_data.accept

schemas: $(SITE_READY) ## rewrite schemas/ from the records; review the diff before committing
	$(BIN)/phongtrao schema

nginx: $(SITE_READY) ## rewrite the headers of deploy/nginx/ from phongtrao/header_rules.py
	$(BIN)/phongtrao nginx deploy/nginx

wording: $(DEV_READY) ## compile phongtrao/locale/: click's words in Vietnamese
	$(BIN)/pybabel compile -d phongtrao/locale -D phongtrao

lint: $(DEV_READY) ## ruff, mypy; GitHub's own schemas, zizmor and (where installed) actionlint on .github/
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --offline --no-progress --quiet .github
	scripts/actionlint
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
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make requirements" --extra build --extra release -c requirements-dev.txt \
		pyproject.toml -o requirements-release.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make requirements" --extra build --extra form -c requirements-dev.txt \
		pyproject.toml -o requirements-form.txt

release: site $(RELEASE_READY) ## build the site, and into build/release/ what proves it: manifest, list of parts, statement
	rm -rf $(RELEASE)
	$(BIN)/phongtrao manifest site --to $(RELEASE)/manifest.json
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		-o $(RELEASE)/sbom.cdx.json requirements.txt
	$(BIN)/phongtrao statement $(RELEASE)/manifest.json $(RELEASE)/sbom.cdx.json > $(RELEASE)/provenance.json

verify: $(SITE_READY) ## hold site/ to its manifest, byte for byte, and follow every link within it (MANIFEST=path)
	$(BIN)/phongtrao verify site $(or $(MANIFEST),$(RELEASE)/manifest.json)

audit: $(RELEASE_READY) ## ask the advisory database about known holes in the requirements (needs the network)
	$(BIN)/pip-audit --disable-pip --require-hashes -r requirements.txt -r requirements-dev.txt

screenshot: $(DEV_READY) site ## take the README's screenshot anew
	CHROMIUM="$$(scripts/find-chromium)" && export CHROMIUM && $(BIN)/python scripts/screenshot.py

pictures: $(DEV_READY) form ## take the pictures of the form in CONTRIBUTING.md anew
	CHROMIUM="$$(scripts/find-chromium)" && export CHROMIUM && $(BIN)/python scripts/form_pictures.py

clean: ## remove what the commands above made
	rm -rf site build form/node_modules .cache $(VENV)

$(SITE_READY): requirements.txt pyproject.toml scripts/make-venv
	scripts/make-venv $(VENV) requirements.txt
	@touch $@

$(RELEASE_READY): requirements-release.txt $(SITE_READY)
	scripts/make-venv $(VENV) requirements-release.txt
	@touch $@

$(DEV_READY): requirements-dev.txt $(SITE_READY)
	scripts/make-venv $(VENV) requirements-dev.txt
	@touch $@
