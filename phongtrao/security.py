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

# Sent with every file by hosts that can; the others still have the policy inside each page.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join((*_POLICY, *_POLICY_OF_HEADERS)),
    "X-Content-Type-Options": "nosniff",
    # The same as frame-ancestors, for old browsers.
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # One year; the host's other names are not ours to bind.
    "Strict-Transport-Security": "max-age=31536000",
}
