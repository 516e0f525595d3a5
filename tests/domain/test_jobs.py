"""Work that can be stopped stops where nothing is half done, and says how far it is."""

from __future__ import annotations

import pytest

from herstel_desktop.domain.jobs import Job, JobStoppedError


def test_a_step_counts_as_its_part_of_the_whole() -> None:
    told: list[float] = []
    step = Job(told.append).stretch(0.5, 0.75)
    step.reached(0)
    step.reached(1)
    assert told == [0.5, 0.75]


def test_a_stopped_job_goes_no_further_in_any_of_its_steps() -> None:
    told: list[float] = []
    job = Job(told.append)
    step = job.stretch(0, 0.5)
    job.stop()
    for refuse in (job.go_on, lambda: job.reached(1), lambda: step.reached(1)):
        with pytest.raises(JobStoppedError):
            refuse()
    assert told == []


def test_stopping_breaks_off_a_long_call_and_nothing_else_afterwards() -> None:
    ended: list[str] = []
    job = Job()
    with job.ended_by(lambda: ended.append("first")):
        pass
    with (
        pytest.raises(JobStoppedError),
        job.ended_by(lambda: ended.append("second")),
    ):
        job.stop()
        raise OSError
    assert ended == ["second"]
    with pytest.raises(JobStoppedError), job.ended_by(lambda: ended.append("third")):
        ended.append("never")
    assert ended == ["second"]


def test_what_goes_wrong_in_a_long_call_is_told_as_it_is() -> None:
    with pytest.raises(OSError, match="broken"), Job().ended_by(lambda: None):
        raise OSError("broken")
