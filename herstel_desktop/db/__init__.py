"""SQLAlchemy, SQLCipher and Alembic live here and nowhere else."""
