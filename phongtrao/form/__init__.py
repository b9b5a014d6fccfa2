"""The form in the browser (Sveltia CMS): its configuration, made from the records' models.

A field added to ``records/`` is in the form with no second edit. What follows from the models alone is kept
as ``schemas/form.json``; the rest (the host, choices that are data) is added when the page is made.

What the form and the files agree on (``form/src/record_file.js`` reads and writes the files):

- every scalar is text, spelled as in the file, as our loader takes it: ``2024``, ``1.234``, ``có``, ``true``;
- a key that is not written has no value; the form's empty values ("", null, [], {}) are not written;
- ``_source``, the last field of every file, is hidden: it holds the file's text as it was read.

So no field has a default of the form's own, which Sveltia would write into every old record that lacks the
key; what the loader takes for an empty one stands in the hint. A flag is a choice of ``có`` and ``không``:
Sveltia's switch knows no third state, and makes ``false`` of any text but ``true``. Dates, numbers and counts
are texts with a pattern, since Sveltia's own fields would rewrite "9/2024", "1.234" or "hơn 200". Markdown is
plain text: the rich text field writes its marks anew, and offers pictures and code that our pages have not.
"""
