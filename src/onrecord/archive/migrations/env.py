"""How Alembic runs the steps: on the connection that it is handed, in the transaction that is open there."""

from alembic import context

from onrecord.archive.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
