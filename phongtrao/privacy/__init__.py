"""The privacy guard: a private datum in any text of any record stops the build (Decree 13/2023, Law 91/2025).

The allow-list schema has no field for such data; this guards free text. ``guard`` walks a file,
``exceptions`` judges what an editor asks to let pass, the others know what a private datum looks like.
"""

from .guard import Nameless, leak_marks, privacy_problems, tells_anything

__all__ = ["Nameless", "leak_marks", "privacy_problems", "tells_anything"]
