"""What somebody is still writing, so that a closed browser loses nothing.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "unsent",
        sa.Column("reading", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("record", sa.String(40), nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("reading", "who", "record", name="pk_unsent"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_unsent_reading"),
    )
