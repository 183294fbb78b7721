"""What the ledger counts by: exact dates, parties in their roles, spots on the map, and views of each record.

All of it is derived, and made anew from the readings when the archive is opened (see `open_archive`).

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns; take out the rows that lack them."""
    op.execute("DELETE FROM named")
    op.execute("DELETE FROM entries")
    op.create_table(
        "spots",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("ref", sa.String(80), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("feature", sa.String(40)),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("precision_km", sa.Float),
        sa.Column("region", sa.Text),
        sa.Column("country", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_spots"),
        sa.UniqueConstraint("ref", name="uq_spots_ref"),
    )
    # No rebuilding of the table: SQLite would lose its triggers, and the index of words with them.
    op.add_column("entries", sa.Column("date", sa.Text))
    op.add_column("entries", sa.Column("precision", sa.String(10), nullable=False, server_default="none"))
    op.add_column("entries", sa.Column("polarity", sa.String(20), nullable=False, server_default=""))
    op.add_column("entries", sa.Column("disputed", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("ALTER TABLE entries ADD COLUMN spot INTEGER CONSTRAINT fk_entries_spot REFERENCES spots (id)")
    op.add_column("entries", sa.Column("echo", sa.String(16)))
    op.add_column("entries", sa.Column("floor", sa.SmallInteger, nullable=False, server_default="0"))
    op.add_column("entries", sa.Column("top", sa.SmallInteger, nullable=False, server_default="3"))
    op.create_index(
        "ix_entries_ledger",
        "entries",
        [
            "kind", "current", "code", "certainty", "polarity", "status", "precision", "since", "until",
            "disputed", "spot", "echo", "floor", "top", "document",
        ],
    )  # fmt: skip
    _make_parties()
    _make_saved()


def _make_parties() -> None:
    op.create_table(
        "forms",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_forms"),
        sa.UniqueConstraint("name", name="uq_forms_name"),
    )
    op.create_index("ix_forms_key", "forms", ["key"])
    op.create_table(
        "parties",
        sa.Column("entry", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("form", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("entry", "role", "form", name="pk_parties"),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"], name="fk_parties_entry"),
        sa.ForeignKeyConstraint(["form"], ["forms.id"], name="fk_parties_form"),
    )
    op.create_index("ix_parties_form_role", "parties", ["form", "role"])
    op.create_table(
        "figures",
        sa.Column("document", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("entity", sa.String(40), nullable=False),
        sa.Column("floor", sa.SmallInteger, nullable=False, autoincrement=False),
        sa.Column("top", sa.SmallInteger, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("form", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document", "entity", "floor", name="pk_figures"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_figures_document"),
        sa.ForeignKeyConstraint(["form"], ["forms.id"], name="fk_figures_form"),
    )
    op.create_index("ix_figures_form", "figures", ["form"])


def _make_saved() -> None:
    op.create_table(
        "saved",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("query", sa.Text),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved"),
    )
    if op.get_bind().dialect.name == "sqlite":
        for change in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER saved_refuse_{change} BEFORE {change.upper()} ON saved "
                "BEGIN SELECT RAISE(ABORT, 'saved may only be added to'); END"
            )
    else:
        op.execute(
            "CREATE TRIGGER saved_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON saved "
            "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_refuse()"
        )
