"""Make ``docs/images/page.png``: the HTML page of ``docs/examples/articles/liaison.txt`` in headless Chromium.

python benchmarks/screenshot.py
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from otan_extract import extract

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "docs" / "examples" / "articles" / "liaison.txt"
IMAGE = ROOT / "docs" / "images" / "page.png"


def main() -> None:
    """Extract, write the page, photograph it."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.exit("Chromium is not installed. On Debian: apt-get install chromium.")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(
            extract(ARTICLE.read_text(encoding="utf-8"), id=ARTICLE.stem).to_html(), encoding="utf-8"
        )
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1280,800"]
        subprocess.run([browser, *flags, f"--screenshot={IMAGE}", page.as_uri()], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
