"""The first tables.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_KEPT = ("originals", "documents", "acquisitions", "readings", "judgements", "custody")


def upgrade() -> None:
    """Make the tables, the refusal to change what happened, and the full-text index."""
    _make_kept()
    _make_derived()
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
        _index_sqlite()
    else:
        _guard_postgresql()
        _index_postgresql()


def _make_kept() -> None:
    op.create_table(
        "originals",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_originals"),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("original", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.ForeignKeyConstraint(["original"], ["originals.sha256"], name="fk_documents_original"),
        sa.UniqueConstraint("original", "position", name="uq_documents_original_position"),
    )
    op.create_table(
        "acquisitions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("original", sa.String(64), nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_acquisitions"),
        sa.ForeignKeyConstraint(["original"], ["originals.sha256"], name="fk_acquisitions_original"),
    )
    op.create_index("ix_acquisitions_original", "acquisitions", ["original"])
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("reader", sa.Text),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readings"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_readings_document"),
    )
    op.create_index("ix_readings_document", "readings", ["document"])
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("record", sa.String(40), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        sa.Column("field", sa.String(40)),
        sa.Column("value", sa.Text),
        sa.Column("why", sa.Text),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judgements"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_judgements_reading"),
    )
    op.create_index("ix_judgements_reading", "judgements", ["reading"])
    op.create_table(
        "custody",
        sa.Column("log", sa.String(10), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("log", "seq", name="pk_custody"),
    )
    op.create_index("ix_custody_subject", "custody", ["subject"])


def _make_derived() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("record", sa.String(40), nullable=False),
        sa.Column("code", sa.String(80), nullable=False),
        sa.Column("certainty", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("since", sa.String(10)),
        sa.Column("until", sa.String(10)),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_entries_document"),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name="fk_entries_reading"),
    )
    op.create_index("ix_entries_document", "entries", ["document"])
    op.create_index("ix_entries_reading", "entries", ["reading"])
    op.create_index("ix_entries_kind_code", "entries", ["kind", "code"])
    op.create_table(
        "names",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_names"),
        sa.UniqueConstraint("role", "name", name="uq_names_role_name"),
    )
    op.create_table(
        "named",
        sa.Column("entry", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("name", sa.Integer, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("entry", "name", name="pk_named"),
        sa.ForeignKeyConstraint(["entry"], ["entries.id"], name="fk_named_entry"),
        sa.ForeignKeyConstraint(["name"], ["names.id"], name="fk_named_name"),
    )
    op.create_index("ix_named_name", "named", ["name"])
    op.create_table(
        "sketches",
        sa.Column("document", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
        sa.Column("account", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_sketches"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_sketches_document"),
    )
    op.create_index("ix_sketches_account", "sketches", ["account"])
    op.create_table(
        "bands",
        sa.Column("document", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("band", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("key", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("document", "band", name="pk_bands"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_bands_document"),
    )
    op.create_index("ix_bands_band_key", "bands", ["band", "key"])


def _guard_sqlite() -> None:
    for table in _KEPT:
        for change in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_refuse_{change} BEFORE {change.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} may only be added to'); END"
            )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION onrecord_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% may only be added to', TG_TABLE_NAME; END $$"
    )
    for table in _KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION onrecord_refuse()"
        )


def _index_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE entries_words USING fts5"
        "(words, content='entries', content_rowid='id', tokenize='unicode61 remove_diacritics 0')"
    )
    added = "INSERT INTO entries_words (rowid, words) VALUES (new.id, new.words)"
    gone = "INSERT INTO entries_words (entries_words, rowid, words) VALUES ('delete', old.id, old.words)"
    op.execute(f"CREATE TRIGGER entries_words_added AFTER INSERT ON entries BEGIN {added}; END")
    op.execute(f"CREATE TRIGGER entries_words_gone AFTER DELETE ON entries BEGIN {gone}; END")


def _index_postgresql() -> None:
    op.execute("CREATE INDEX ix_entries_words ON entries USING gin (to_tsvector('simple', words))")
