"""What people do on the pages that hold answers, in whichever engine: begin, type, keep, come back, save and open."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from visitor import CATCH, CAUGHT, Visitor

# Of letters that are hard to write, read and keep, in one line and in several.
TEXT = " 👩🏽\u200d🚀 \u202e\u2028 null \0 __proto__ </script>\n\t=1+1 مرحبا "
QUESTION = "purpose-direction"
STATE = "document.querySelector('#saved-state').textContent"
PROGRESS = "document.querySelector('#progress').textContent"
READY = "!document.documentElement.classList.contains('kit-waiting')"
SETTLED = "document.querySelector('#saved-state').getAttribute('aria-busy') !== 'true'"
PUT = """box.focus();
box.value = text;
box.dispatchEvent(new Event("input", { bubbles: true }));"""
# Goes to the step of each box, waits until it is drawn, does something to it, and returns what each holds then.
EACH = """const [boxes, text] = given, said = {};
for (const [name, [step, selector]] of Object.entries(boxes)) {
  if (location.hash !== `#${step}`) {
    await new Promise((turned) => {
      addEventListener("hashchange", turned, { once: true });
      location.hash = step;
    });
  }
  for (let frame = 0; frame < 600 && !document.querySelector(selector); frame++) await new Promise((go) => setTimeout(go, 16));
  const box = document.querySelector(selector);
  if (!box) throw new Error(`no ${selector}`);
  %s
  said[name] = box.value;
}
return said;"""
CLEAR = (
    "document.querySelector('dialog:is([data-component=clear-session], [data-ask=clear]) [data-part=clear]').click()"
)
# Says when what was there is gone, in the words of each page.
CLEARED = "/^(Cleared|Removed)/.test(document.querySelector('#saved-state').textContent)"

Boxes = dict[str, tuple[str, str]]  # by a name, the step and the selector of where a text is typed


def come(visitor: Visitor, address: str) -> None:
    """Open the page, and clear what an earlier test may have left."""
    visitor.go(address)
    visitor.wait(READY)
    clear(visitor)


def come_back(visitor: Visitor, address: str) -> None:
    """Open the page anew, and wait for what it kept."""
    visitor.come_back(address)
    visitor.wait(f"{READY} && {SETTLED}")


def clear(visitor: Visitor) -> None:
    visitor.script(CLEAR)
    visitor.wait(CLEARED)


def turn_to(visitor: Visitor, step: str, selector: str) -> None:
    visitor.script("location.hash = given[0]", step)
    visitor.wait(f"""document.querySelector("{selector}")""")


def press(visitor: Visitor, selector: str) -> None:
    visitor.script("document.querySelector(given[0]).click()", selector)


def put(visitor: Visitor, selector: str, text: str) -> str:
    """Type a text into a box, and return what it holds then."""
    code = f"const box = document.querySelector(given[0]), text = given[1]; {PUT} return box.value;"
    return str(visitor.script(code, selector, text))


def put_each(visitor: Visitor, boxes: Boxes, text: str) -> dict[str, str]:
    """Type a text into every box, and return what each holds then."""
    return dict(visitor.script(EACH % PUT, boxes, text))


def read_each(visitor: Visitor, boxes: Boxes) -> dict[str, str]:
    """Return what every box holds."""
    return dict(visitor.script(EACH % "", boxes, ""))


def kept(visitor: Visitor) -> None:
    visitor.wait(f"{STATE}.startsWith('Kept')")


def save(visitor: Visitor, folder: Path, read: Callable[[bytes], object]) -> tuple[Path, dict[str, Any]]:
    """Save what is on the page and return the file, which Python takes too, and what is in it."""
    visitor.script(CATCH + "document.querySelector('section.kit-bar [data-part=save]').click()")
    visitor.wait("window.caughtBlob")
    file = folder / "saved.json"
    file.write_text(str(visitor.script(CAUGHT)), "utf-8")
    read(file.read_bytes())
    return file, json.loads(file.read_text("utf-8"))


def written(folder: Path, **files: dict[str, Any]) -> list[Path]:
    """Answer files in a folder."""
    paths = {folder / f"{name}.json": content for name, content in files.items()}
    for path, content in paths.items():
        path.write_text(json.dumps(content), "utf-8")
    return list(paths)
