"""What a page says aloud: what comes into live regions, and whether these stood in the tree before, as they must to be heard."""

from __future__ import annotations

from playwright.sync_api import Page

LISTEN = """() => {
  const LIVE = "[role=status], [role=alert], [aria-live], output";
  const standing = () => new Set([...document.querySelectorAll(LIVE)].filter((one) => one.checkVisibility()));
  let before = standing();
  window.spoken = [];
  window.unheard = [];
  new MutationObserver((changes) => {
    const now = standing();
    const regions = new Set(changes.filter(({ type }) => type !== "attributes")
      .map(({ target }) => (target.closest ? target : target.parentElement)?.closest(LIVE)));
    for (const region of regions) {
      const text = region?.textContent.trim();
      if (text && now.has(region) && !region.closest("[role=alert]")) (before.has(region) ? spoken : unheard).push(text);
      else if (text && now.has(region)) spoken.push(text);  // an alert is spoken when it comes, too
    }
    before = now;
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
}"""


def listen(page: Page) -> None:
    """From now on, note what the open page says."""
    page.evaluate(LISTEN)


def heard(page: Page) -> list[str]:
    """What was said since one listened, or asked last. Nothing may have been said where nobody could hear it."""
    spoken, unheard = page.evaluate("[spoken.splice(0), unheard.splice(0)]")
    assert unheard == [], "this came into a region that was not there before"
    return list(spoken)
