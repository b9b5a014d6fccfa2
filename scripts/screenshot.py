"""Take the README's screenshot of the built site, at a desktop's width."""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / ".github" / "screenshot.png"


def main() -> None:
    """Open ``site/index.html`` from disk and save what a reader first sees."""
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=sandbox)
        page = browser.new_page(viewport={"width": 1280, "height": 860}, locale="vi-VN", bypass_csp=True)
        page.goto((ROOT / "site" / "index.html").as_uri())
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
