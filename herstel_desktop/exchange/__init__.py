"""Files that go from one organisation to another: written plainly, taken in with distrust."""
