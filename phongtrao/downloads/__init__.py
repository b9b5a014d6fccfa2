"""The open data: flat tables of the records, as files that spreadsheets and programs read."""
