"""Fills .venv from the lock file and looks for what the system itself must bring.

Started by tools/bootstrap with the Python of .venv; standard library only, since
nothing else is there yet. A second run that has nothing to do takes no time.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from tools.system_pieces import ForWhat, MissingPieces, install_line, missing_pieces

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-stamp"
LOCKS = {ForWhat.DEMO: "requirements.lock", ForWhat.DEVELOP: "requirements-dev.lock"}


class SetUpError(Exception):
    """Set-up cannot go on; the text says why and what to do, in Dutch and in English."""


def main(arguments: list[str]) -> int:
    """Set up for 'demo' or 'develop'; returns the exit code."""
    if len(arguments) != 1 or arguments[0] not in {purpose.value for purpose in ForWhat}:
        print("usage: tools/bootstrap demo|develop", file=sys.stderr)
        return 2
    purpose = ForWhat(arguments[0])
    try:
        _install_python_packages(purpose)
        _install_system_pieces(purpose)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def fingerprint(purpose: ForWhat) -> str:
    """What the virtual environment depends on, as one line for the stamp."""
    digest = hashlib.sha256(sys.version.encode())
    digest.update((ROOT / LOCKS[purpose]).read_bytes())
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = {table: settings[table] for table in ("build-system", "project")}
    digest.update(json.dumps(installed, sort_keys=True).encode())
    return f"{purpose.value} {digest.hexdigest()}"


def _is_up_to_date(purpose: ForWhat) -> bool:
    """The development environment holds everything that the demo needs as well."""
    try:
        stamps = STAMP.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return False
    enough = [ForWhat.DEVELOP] if purpose is ForWhat.DEVELOP else list(ForWhat)
    return any(fingerprint(each) in stamps for each in enough)


def _install_python_packages(purpose: ForWhat) -> None:
    if _is_up_to_date(purpose):
        return
    STAMP.unlink(missing_ok=True)
    lock = LOCKS[purpose]
    print(
        f"Installeert de Python-pakketten uit {lock} (de eerste keer duurt dat enkele minuten)",
        flush=True,
    )
    _pip("install", "--require-hashes", "-r", lock)
    # The project itself comes as a plain path line: no build environment, so no network,
    # and no import hook that every start would pay for.
    _pip(
        "install",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
        "--config-settings",
        "editable_mode=compat",
        "--editable",
        ".",
    )
    STAMP.write_text(fingerprint(purpose) + "\n", encoding="utf-8")


def _pip(*arguments: str) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        *arguments,
    ]
    environment = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0:
        raise SetUpError(
            "De Python-pakketten konden niet worden geïnstalleerd; hierboven staat waarom. "
            "Is er een internetverbinding? Begin opnieuw met dezelfde opdracht.\n"
            "The Python packages could not be installed; the reason stands above. "
            "Is there an internet connection? Run the same command again."
        )


def _install_system_pieces(purpose: ForWhat) -> None:
    """As root on Debian or Ubuntu install what is missing; otherwise say the exact line."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_pieces(purpose, VENV)
    if missing.packages and os.geteuid() == 0 and _has_apt():
        print("Installeert van het systeem: " + " ".join(missing.packages), flush=True)
        _apt("update")
        _apt("install", "-y", "--no-install-recommends", *missing.packages)
        missing = missing_pieces(purpose, VENV)
    if missing.packages:
        line = install_line(missing.packages)
        raise SetUpError(
            f"Op dit systeem ontbreken onderdelen. Installeer ze met: {line}\n"
            f"This system lacks some parts. Install them with: {line}"
        )
    _refuse_unknown_libraries(missing)


def _refuse_unknown_libraries(missing: MissingPieces) -> None:
    if missing.unknown_libraries:
        names = ", ".join(missing.unknown_libraries)
        raise SetUpError(
            f"Op dit systeem ontbreken bibliotheken waarvan we het pakket niet kennen: {names}\n"
            f"This system lacks libraries whose package we do not know: {names}"
        )


def _has_apt() -> bool:
    return Path("/usr/bin/apt-get").exists()


def _apt(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    outcome = subprocess.run(
        ["apt-get", "-qq", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    # What is still missing afterwards decides; apt's own words help to see why.
    if outcome.returncode != 0:
        print(outcome.stdout, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
