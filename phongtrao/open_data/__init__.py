"""The open data of the site as JSON below ``/api/v1/``: documents, lists, schemas, and the way back."""
