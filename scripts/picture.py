"""Take the picture of the questionnaire that the README shows: `python3 scripts/picture.py`, after scripts/build.py."""

from __future__ import annotations

import io
from pathlib import Path

import environment

PAGE = environment.ROOT / "site" / "assessment.html"
PICTURE = Path(__file__).with_name("picture.png")
ANSWERS = (2, 1, 3)  # the places of the levels that are chosen, question by question


def main() -> int:
    """Answer a few questions as somebody might, and keep what is to be seen."""
    import browsers
    from PIL import Image

    if not PAGE.exists():
        environment.stop(f"{PAGE} is not there. Run scripts/build.py first.")
    with browsers.chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
        page.goto(PAGE.as_uri())
        page.locator("main a[href^='#']:visible").last.click()  # "Begin"
        questions = page.locator("fieldset:visible")
        for number, level in enumerate(ANSWERS):
            questions.nth(number).locator("input[type=radio]").nth(level).check()
        questions.first.locator("legend").scroll_into_view_if_needed()
        page.evaluate("scrollTo(0, 0)")
        seen = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    seen.quantize(128).save(PICTURE, optimize=True)  # flat colours: a quarter of the bytes
    print(f"{PICTURE}: {PICTURE.stat().st_size / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    environment.enter(environment.TESTS)
    raise SystemExit(main())
