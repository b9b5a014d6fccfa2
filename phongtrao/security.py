"""What browsers are told to forbid: nothing runs or loads but our own files, nothing inline."""

from collections.abc import Mapping

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

# Sent with every file by hosts that can; the others still have the policy inside each page.
EVERYWHERE: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # One year; the host's other names are not ours to bind.
    "Strict-Transport-Security": "max-age=31536000",
}
# Sent with all but the cards. They cannot be for everything: hosts join what several rules say of an address,
# and of two policies browsers obey both.
UNFRAMED: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join((*_POLICY, *_POLICY_OF_HEADERS)),
    # The same as frame-ancestors, for old browsers.
    "X-Frame-Options": "DENY",
}
HEADERS: Mapping[str, str] = {**UNFRAMED, **EVERYWHERE}
CARD_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CARD_POLICY,
    "X-Robots-Tag": "noindex",
    # Also into pages that ask for a word of leave from all they load.
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# For files that others show or read from their own pages.
SHARED: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
