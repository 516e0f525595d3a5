"""Values, enums and rules of the field; standard library only."""
