"""Settings, and the crisis ladder when the organisation changed it."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from herstel_desktop.db.models import crisis_line, setting
from herstel_desktop.db.queries.stamps import made, made_with_id
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.crisis import CrisisLine

_c = crisis_line.c
_VALUE = sa.select(setting.c.value).where(setting.c.key == sa.bindparam("wanted"))
_LADDER = sa.select(_c.situation, _c.who, _c.number, _c.remark, _c.checked_on, _c.id).order_by(
    _c.position
)


def setting_value(tx: Transaction, key: str) -> str | None:
    """The kept text of a setting; None when it was never changed."""
    value: str | None = tx.execute(_VALUE, {"wanted": key}).scalar_one_or_none()
    return value


def put_setting(tx: Transaction, key: str, value: str) -> None:
    """Keep the text of a setting."""
    row = insert(setting).values(**made(key=key, value=value))
    tx.execute(
        row.on_conflict_do_update(
            index_elements=[setting.c.key],
            set_={"value": row.excluded.value, "updated_at": row.excluded.updated_at},
        )
    )


def kept_crisis_lines(tx: Transaction) -> tuple[CrisisLine, ...]:
    """The organisation's own ladder; empty while it uses the shipped one."""
    return tuple(CrisisLine(**row._mapping) for row in tx.execute(_LADDER))


def replace_crisis_lines(tx: Transaction, lines: Sequence[CrisisLine]) -> None:
    """Keep this ladder instead of the one before; none at all goes back to the shipped one."""
    tx.execute(crisis_line.delete())
    if lines:
        tx.execute(
            crisis_line.insert(),
            [
                made_with_id(
                    position=position,
                    situation=line.situation,
                    who=line.who,
                    number=line.number,
                    remark=line.remark,
                    checked_on=line.checked_on,
                )
                for position, line in enumerate(lines)
            ],
        )
