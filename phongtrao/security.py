"""What browsers are told to forbid: nothing runs or loads but our own files, nothing inline."""

from collections.abc import Iterable, Mapping

_POLICY = (
    "default-src 'none'",
    # WebAssembly alone, which search runs on, may be compiled; no script text may be evaluated.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    # data: is for the icons inside the theme's own style sheet.
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
# What a page's own <meta> may not say: browsers take it from a header alone.
_POLICY_OF_HEADERS = ("frame-ancestors 'none'",)

CONTENT_SECURITY_POLICY = "; ".join(_POLICY)

# Of the cards that other sites show: their style sheet and nothing else. No word of who may frame them.
CARD_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"

# Of the form for editors, which is another's program: no script but its files, none inline or made of text.
_FORM_POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    # WebAssembly makes photos smaller and reads those of some telephones.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self'",
    # Its components bring their own styles, and set lengths in attributes.
    "style-src": "'self' 'unsafe-inline'",
    # Photos that are being added are blobs; data: is its own drawings.
    "img-src": "'self' blob: data:",
    "media-src": "'self' blob:",
    "font-src": "'self'",
    "connect-src": "'self' blob: data:",
    # The preview beside the form is a blob, which has this policy too.
    "frame-src": "blob:",
    "manifest-src": "'self' blob:",
    "base-uri": "'self'",
    "form-action": "'none'",
}
# What is sent is one table for every host; the page itself narrows it to the Git host that it works with.
_ANY_HOST: Mapping[str, str] = {"img-src": " https:", "connect-src": " https:"}


def form_policy(origins: Iterable[str], pictures: Iterable[str] = ()) -> str:
    """Return what the page of the form says of itself.

    :param origins: the origins of the Git host that the form talks with.
    :param pictures: further origins, from which the pictures of the host's users come.
    """
    talks = "".join(f" {origin}" for origin in origins)
    shows = talks + "".join(f" {origin}" for origin in pictures)
    return _form_policy({"connect-src": talks, "img-src": shows})


def _form_policy(more: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}{more.get(name, '')}" for name, value in _FORM_POLICY.items())


# Sent with every file by hosts that can; the others still have the policy inside each page.
EVERYWHERE: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # One year; the host's other names are not ours to bind.
    "Strict-Transport-Security": "max-age=31536000",
}
# Sent with all but the cards and the form. They cannot be for everything: hosts join what several rules say
# of an address, and of two policies browsers obey both.
UNFRAMED: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join((*_POLICY, *_POLICY_OF_HEADERS)),
    # The same as frame-ancestors, for old browsers.
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HEADERS: Mapping[str, str] = {**UNFRAMED, **EVERYWHERE}
CARD_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CARD_POLICY,
    "X-Robots-Tag": "noindex",
    # Also into pages that ask for a word of leave from all they load.
    "Cross-Origin-Resource-Policy": "cross-origin",
}
FORM_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join((_form_policy(_ANY_HOST), *_POLICY_OF_HEADERS)),
    "X-Robots-Tag": "noindex",
    # Signing in opens a window that goes to the Git host and comes back to this page: with any other policy
    # that window would no longer know who opened it.
    "Cross-Origin-Opener-Policy": "unsafe-none",
}
# For files that others show or read from their own pages.
SHARED: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
