"""Settings that are kept, what a record still needs in the index, and only the reading in force in it.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of settings and guard it; take what older readings said out of the index."""
    op.create_table(
        "settings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_settings"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for change in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER settings_refuse_{change} BEFORE {change.upper()} ON settings "
                "BEGIN SELECT RAISE(ABORT, 'settings may only be added to'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER settings_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON settings "
            "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_refuse()"
        )
    op.execute("DELETE FROM named WHERE entry IN (SELECT id FROM entries WHERE NOT current)")
    op.execute("DELETE FROM entries WHERE NOT current")
    op.add_column("entries", sa.Column("needs", sa.String(20)))
