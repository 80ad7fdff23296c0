"""Alembic runs this file on the connection that simkit.record.schema hands it."""

from alembic import context

from simkit.record.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    transactional_ddl=False,  # the transaction is the caller's: it also holds the lock
)
context.run_migrations()
