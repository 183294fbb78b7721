"""The tables of an archive, the same on SQLite and PostgreSQL.

`migrations/` makes them; a test holds the two against each other. What happened (originals, documents,
acquisitions, readings, judgements, settings, saved, protections, consents, custody) is only ever added to:
triggers refuse to change or delete it. Who may sign in (accounts, attempts, sessions) changes, and the log
tells how. What somebody is still writing (unsent) is nobody's word yet. What is derived from the records
(entries, names, named, forms, parties, figures, spots, sketches, bands) can be made again at any time.

Times are RFC 3339 in UTC, hashes lower-case hexadecimal SHA-256, dates EDTF. A reading's ``json`` is the
contract's JSON in ASCII, so that every character a broken page can hold survives any database.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
)
"""The files that came in; ``size`` in bytes."""

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("original", ForeignKey("originals.sha256"), nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("original", "position"),
)
"""The reports in them: one for most files, several for a feed or a mailbox, counted from 0."""

acquisitions = Table(
    "acquisitions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("original", ForeignKey("originals.sha256"), nullable=False, index=True),
    Column("origin", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
)
"""How the bytes came to us: the same bytes may come from several places."""

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("at", String(40), nullable=False),
    Column("reader", Text),
    Column("sha256", String(64), nullable=False),
    Column("json", Text, nullable=False),
)
"""What was drafted from a document, by which reader. Which one holds, `judgements.reading_in_force` says."""

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading", ForeignKey("readings.id"), nullable=False, index=True),
    Column("record", String(40), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("field", String(40)),
    Column("value", Text),
    Column("why", Text),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
)
"""What a person decided about a statement, event or entity (``record``, an id within the reading).

``value`` is JSON: what ``field`` should be, a whole record, or the number of the judgement to undo.
"""

settings = Table(
    "settings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(40), nullable=False),
    Column("value", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
)
"""How the archive is to be worked with; of each key the last value holds. See `settings.py`."""

saved = Table(
    "saved",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("query", Text),
    Column("shared", Boolean, nullable=False),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
)
"""Views of the ledger that somebody gave a name; the last of each person and name holds. See `saved.py`."""

protections = Table(
    "protections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("document", String(80)),
    Column("record", String(40)),
    Column("names", Text, nullable=False),
    Column("level", String(20), nullable=False),
    Column("reason", Text, nullable=False),
    Column("pseudonym", Integer),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
)
"""How well a document, a person or a statement must be guarded; of each the last one holds.

``document`` is a document's full name, NULL for a person who is protected everywhere; ``names`` a JSON list.
See `protections.py`.
"""

consents = Table(
    "consents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("purpose", String(20), nullable=False),
    Column("given", Boolean, nullable=False),
    Column("document", String(80)),
    Column("until", String(10)),
    Column("note", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("who", Text, nullable=False),
)
"""What a source agreed to, for which purpose, in one document or (NULL) in all, until which day."""

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("role", String(10), nullable=False),
    Column("password", Text, nullable=False),
    Column("totp", Text),
    Column("step", BigInteger),
    Column("disabled", Boolean, nullable=False),
    Column("made", String(40), nullable=False),
)
"""Who may sign in. ``key`` is the name folded; ``password`` an Argon2id hash; ``totp`` the sealed secret of
one-time codes and ``step`` the last of their steps that was used. See `accounts.py`."""

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("at", String(40), nullable=False),
)
"""Sign-ins that failed, since the last that did not; ``account`` is a hash of the name that was given."""

sessions = Table(
    "sessions",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("account", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("began", String(40), nullable=False),
    Column("seen", String(40), nullable=False),
)
"""Who is signed in; ``token`` is the SHA-256 of what the browser holds."""

custody = Table(
    "custody",
    metadata,
    Column("log", String(10), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("action", String(20), nullable=False),
    Column("subject", String(80), nullable=False, index=True),
    Column("entry", Text, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Everything that was done, each entry chained to the one before by its hash; see `custody.py`."""

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("reading", ForeignKey("readings.id"), nullable=False, index=True),
    Column("kind", String(10), nullable=False),
    Column("record", String(40), nullable=False),
    Column("code", String(80), nullable=False),
    Column("certainty", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("since", String(10)),
    Column("until", String(10)),
    Column("current", Boolean, nullable=False),
    Column("shown", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("needs", String(20)),
    Column("date", Text),
    Column("precision", String(10), nullable=False),
    Column("polarity", String(20), nullable=False),
    Column("disputed", Boolean, nullable=False),
    Column("spot", ForeignKey("spots.id")),
    Column("echo", String(16)),
    Column("floor", SmallInteger, nullable=False),
    Column("top", SmallInteger, nullable=False),
    Index(None, "kind", "code"),
    Index(
        "ix_entries_ledger",
        "kind",
        "current",
        "code",
        "certainty",
        "polarity",
        "status",
        "precision",
        "since",
        "until",
        "disputed",
        "spot",
        "echo",
        "floor",
        "top",
        "document",
    ),
    Index(
        "ix_entries_queue",
        "document",
        "kind",
        "current",
        "status",
        "certainty",
        "disputed",
        "needs",
        "floor",
        "top",
    ),
)
"""What can be searched: a document, a statement or an event, one row each.

``code`` is an event's type or a statement's stance. ``since`` and ``until`` are the first and the last day
that its date may mean. ``shown`` is the line that a search prints; ``words`` is what a full text search
looks in, folded (see `fold.py`). ``current`` is false for what was rejected, ``needs`` says what a judged
record still waits for: a ``second`` person, or ``agreement``.

A record that not everybody may see as it is has several rows, each with the words of one view of it (see
`views.py`): a row is for those who may read up to a level between ``floor`` and ``top``, as numbers.
``date`` is EDTF and ``precision`` how exactly it is known; ``echo`` is what records share that tell of one
code, day and place. ``ix_entries_ledger`` holds all that facets count and ``ix_entries_queue`` all
that the queue does, so that they never touch the words.
"""

names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("role", String(10), nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("role", "name"),
)
"""Who and what is named anywhere, folded: ``role`` is ``person``, ``place`` or ``source``."""

named = Table(
    "named",
    metadata,
    Column("entry", ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column("name", ForeignKey("names.id"), primary_key=True, autoincrement=False, index=True),
)
"""Which entry names whom. A name is kept once, so that looking through all of them stays quick."""

forms = Table(
    "forms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False, index=True),
)
"""Names as reports write them; those with the same ``key`` (folded) are the same by name, no more."""

parties = Table(
    "parties",
    metadata,
    Column("entry", ForeignKey("entries.id"), primary_key=True, autoincrement=False),
    Column("role", String(10), primary_key=True),
    Column("form", ForeignKey("forms.id"), primary_key=True, autoincrement=False),
    Index(None, "form", "role"),
)
"""Who stands where in a record: ``role`` is ``actor``, ``target``, ``source`` or ``place``."""

figures = Table(
    "figures",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True, autoincrement=False),
    Column("entity", String(40), primary_key=True),
    Column("floor", SmallInteger, primary_key=True, autoincrement=False),
    Column("top", SmallInteger, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("form", ForeignKey("forms.id"), nullable=False, index=True),
)
"""Persons and bodies that a document names, under the name by which it names them most fully."""

spots = Table(
    "spots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ref", String(80), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("feature", String(40)),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision_km", Float),
    Column("region", Text),
    Column("country", Text),
)
"""Places of the gazetteer that records name; `Spot` says what the columns mean."""

sketches = Table(
    "sketches",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True, autoincrement=False),
    Column("sketch", LargeBinary, nullable=False),
    Column("account", Integer, nullable=False, index=True),
)
"""Near-duplicates: documents with the same ``account`` are reprints of one another; see `reprints.py`."""

bands = Table(
    "bands",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True, autoincrement=False),
    Column("band", Integer, primary_key=True, autoincrement=False),
    Column("key", BigInteger, nullable=False),
    Index(None, "band", "key"),
)
"""Pieces of sketches: documents that share one are compared."""

unsent = Table(
    "unsent",
    metadata,
    Column("reading", ForeignKey("readings.id"), primary_key=True, autoincrement=False),
    Column("who", String(200), primary_key=True),
    Column("record", String(40), primary_key=True),
    Column("form", Text, nullable=False),
    Column("at", String(40), nullable=False),
)
"""What somebody is still writing about a record of a reading; it goes when it is sent. See `unsent.py`."""

KEPT = (
    originals, documents, acquisitions, readings, judgements, settings, saved, protections, consents, custody,
)  # fmt: skip
"""What may only be added to, in the order in which one leans on another."""
ACCESS = (accounts,)
"""What says who may work in this archive: a backup holds it, an export for another archive does not."""
