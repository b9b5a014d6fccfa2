"""Records in sheets: export to and import from Excel and CSV, and the empty workbook to fill in."""
