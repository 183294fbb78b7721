"""No table changes: names of protected persons are found in more forms, and the index must not show them.

It is made anew from the readings when the archive is opened (see `open_archive`).

Revision ID: 0007
"""

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: that there is a step makes the index anew."""
