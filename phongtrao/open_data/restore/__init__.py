"""The way back: ``data/`` written anew from the files of the API alone, so that it gives the same API.

What never left the site cannot come back, and something says so in its place: who consented to a child's
name, why an office's contact may stand, all that a withdrawn record told. Photos come back as large as the
site published them. Days come back as commits of those days, for a build reads them from history.
"""

from .project import Restored, restore
from .reading import RestoreError

__all__ = ["RestoreError", "Restored", "restore"]
