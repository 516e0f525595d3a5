# Herstel Desktop. Every target does its own set-up; nothing needs to be there but Python 3.11.

PYTHON_IN_VENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test check bench torture bundle lock clean

help: ## what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

demo: ## the program on a vault of fictional people
	@sh tools/bootstrap demo
	@$(PYTHON_IN_VENV) -m tools.demo

test: check ## all checks, then all tests
	@$(PYTHON_IN_VENV) -m tools.run_tests

check: ## style, types and the rules between the floors
	@sh tools/bootstrap develop
	@$(PYTHON_IN_VENV) -m tools.check

bench: ## the figures of bench/results.md
	@sh tools/bootstrap develop
	@$(PYTHON_IN_VENV) -m bench

torture: ## the long batteries: kills, power cuts, the bundle
	@sh tools/bootstrap develop
	@$(PYTHON_IN_VENV) -m tools.run_tests torture

bundle: ## one folder that runs without Python, under dist/
	@sh tools/bootstrap develop
	@$(PYTHON_IN_VENV) -m PyInstaller --noconfirm --log-level WARN build_installer.spec

lock: ## new lock files from pyproject.toml
	@sh tools/bootstrap develop
	@$(PYTHON_IN_VENV) -m tools.lock

clean: ## everything that was made, .venv and the demo vault included
	@rm -rf .venv build dist screenshots *.egg-info .mypy_cache .ruff_cache .pytest_cache \
		.import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
