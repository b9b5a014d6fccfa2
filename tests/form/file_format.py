"""The form's file format as Sveltia calls it."""


def opened(form, text):
    """Return what the form holds of a file; Sveltia makes line ends one kind and takes spaces around it."""
    return form("fromFile", text.replace("\r\n", "\n").strip())


def saved(form, data):
    """Return the file as Sveltia writes what the format gives it."""
    return f"{form('toFile', data).strip()}\n"
