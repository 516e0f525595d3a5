"""The figures of bench/results.md, measured side by side in one run."""
