"""What a developer runs: set-up, checks, the demo and the tests."""
