"""The shipped crisis ladder is whole, dated, and there without a vault."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

from herstel_desktop.library.crisis import shipped_guide

# domain.md, 'Crisis ladder': the services and the order of urgency
NUMBERS = ["112", "113", None, "0800-1205", "0900-8844", "088-0767000"]


def test_the_ladder_goes_from_most_to_least_urgent() -> None:
    lines = shipped_guide().lines
    assert len(lines) == len(NUMBERS)
    for line, number in zip(lines, NUMBERS, strict=True):
        assert line.situation
        assert line.who
        assert number in (None, line.number)
    assert "0800-0113" in lines[1].remark


def test_every_number_has_the_date_on_which_it_was_checked() -> None:
    for line in shipped_guide().lines:
        assert line.checked_on is not None
        assert date(2026, 1, 1) <= line.checked_on <= date.today()


def test_how_to_talk_says_what_must_never_be_promised() -> None:
    guide = shipped_guide()
    assert 4 <= len(guide.how_to_talk) <= 8
    assert any("geheim" in line for line in guide.how_to_talk)
    text = " ".join([*guide.how_to_talk, *(line.remark for line in guide.lines)])
    assert "!" not in text
    assert not re.search("cliënt|patiënt", text)


def test_the_guide_loads_nothing_heavy() -> None:
    """It opens from the lock screen, before any database or screen is loaded."""
    script = (
        "import sys; from herstel_desktop.services.crisis import default_crisis_lines, how_to_talk;"
        "assert default_crisis_lines() and how_to_talk();"
        "heavy = {'sqlalchemy', 'sqlcipher3', 'PySide6', 'holidays'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
