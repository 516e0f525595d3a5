"""`make demo`: the program on a vault of fictional people, under build/demo.

The vault is kept between runs; `make clean` removes it. Its passphrase protects nothing
(the people do not exist), so it may stand here and on the screen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from herstel_desktop.display import display_answers

ROOT = Path(__file__).resolve().parent.parent
DEMO_FOLDER = ROOT / "build" / "demo"
DEMO_VAULT = DEMO_FOLDER / "kluis"
DEMO_PASSPHRASE = "appelboom fietsbel regenjas theepot"
PROGRAM = [sys.executable, "-m", "herstel_desktop"]


def main() -> int:
    """Make the demo vault when there is none, then open the program on it."""
    if not display_answers():
        print(
            "Het beeldscherm antwoordt niet, dus Herstel Desktop kan geen venster openen. "
            "Start dit in een grafische sessie.\n"
            "The display does not answer, so Herstel Desktop cannot open a window. "
            "Run this in a graphical session.",
            file=sys.stderr,
        )
        return 1
    if not DEMO_VAULT.exists():
        code = make_demo_vault()
        if code != 0:
            return code
    print("De kluis met verzonnen mensen gaat open met deze wachtzin:")
    print(f"\n    {DEMO_PASSPHRASE}\n", flush=True)
    return subprocess.run([*PROGRAM, "--vault", str(DEMO_VAULT)], cwd=ROOT, check=False).returncode


def make_demo_vault() -> int:
    """Create the vault beside its place, then move it there: half a vault never stays."""
    print("Maakt een kluis met verzonnen mensen", flush=True)
    unfinished = DEMO_FOLDER / "kluis-in-wording"
    shutil.rmtree(unfinished, ignore_errors=True)
    DEMO_FOLDER.mkdir(parents=True, exist_ok=True)
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as passphrase:
        passphrase.write(DEMO_PASSPHRASE + "\n")
    command = [*PROGRAM, "create-demo", "--vault", str(unfinished), "--passphrase-fd", str(reading)]
    code = subprocess.run(command, cwd=ROOT, pass_fds=(reading,), check=False).returncode
    os.close(reading)
    if code == 0:
        unfinished.rename(DEMO_VAULT)
    return code


if __name__ == "__main__":
    sys.exit(main())
