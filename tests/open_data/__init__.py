"""Tests of the API: documents, lists, schemas, the way back."""
