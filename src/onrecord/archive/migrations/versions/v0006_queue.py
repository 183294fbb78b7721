"""An index that holds all that the queue counts, document by document, so that it never touches the words.

Revision ID: 0006
"""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "ix_entries_queue",
        "entries",
        ["document", "kind", "current", "status", "certainty", "disputed", "needs", "floor", "top"],
    )
