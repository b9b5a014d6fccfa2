"""The form for editors: what it asks for, made from the records' models."""
