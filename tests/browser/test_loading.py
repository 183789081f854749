"""What a guidance page loads: little, and the search only when it is wanted."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect


def test_the_index_is_fetched_only_when_somebody_turns_to_the_search(page: Page, sub_path_root: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{sub_path_root}/index.html", wait_until="networkidle")
    assert not [name for name in asked if name.startswith("search")]
    page.get_by_role("textbox", name="Search").fill("evidence")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert [name for name in asked if re.fullmatch(r"search_index\.json\?[0-9a-f]{8}", name)]


def test_every_guidance_page_has_one_style_and_one_script_of_the_kit(site: Path, every_page: list[str]) -> None:
    texts = {name: (site / name).read_text("utf-8") for name in every_page}
    guidance = {name: text for name, text in texts.items() if "kit-footer" in text}
    assert len(guidance) > 20
    loads = {
        name: re.findall(r"<(?:script|link)[^>]*assets/(\S*(?:js|css))\b", text) for name, text in guidance.items()
    }
    (own,) = {" ".join(one for one in files if one.startswith("kit/")) for files in loads.values()}
    assert re.fullmatch(r"kit/kit\.[0-9a-f]{8}\.css kit/kit\.[0-9a-f]{8}\.js", own)
    assert [name for name, files in loads.items() if len(files) > 4] == []
