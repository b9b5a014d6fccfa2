"""The content security policy of every page: nothing but our own files, nothing inline."""

CONTENT_SECURITY_POLICY = "; ".join(
    (
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
)
