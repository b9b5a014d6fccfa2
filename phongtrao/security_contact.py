"""``/.well-known/security.txt`` (RFC 9116): where whoever finds a weakness tells of it."""

from datetime import date, timedelta

from .paths import absolute

ADDRESS = ".well-known/security.txt"
# The standard asks for less than a year, so that nobody trusts a file that is no longer looked after.
_VALID = timedelta(days=364)


def security_txt(site_url: str, contact: str, changed: date) -> str:
    """Return the file's text.

    It expires by the site's own last change, not by a clock: one commit makes one file, and a site that
    nobody tends for a year no longer promises an answer.

    :param site_url: the site's own address.
    :param contact: the whole address at which weaknesses are told.
    :param changed: the day of the last change of any page.
    """
    lines = (
        f"Contact: {contact}",
        f"Expires: {(changed + _VALID).isoformat()}T00:00:00Z",
        "Preferred-Languages: vi, en",
        f"Canonical: {absolute(ADDRESS, site_url)}",
    )
    return "\n".join(lines) + "\n"
