"""Notes that are hard to write, read and keep: what the tests of every engine type."""

from __future__ import annotations

HARD = [
    "half \ud800 of a letter",
    "\udc00\ud800",
    "😀👩‍👩‍👧 e\u0301",
    "\x00\x01\x08\x0b\x0c\x1b\x7f\x85",
    "one\r\ntwo\rthree\n\n",
    "\u2028\u2029\ufeff\u200f\u202e",
    "مرحبا بالعالم",
    " \t around \u00a0",
    "</textarea><script>alert(1)</script>",
    '"\\u0041\\"',
    "__proto__",
    "=1+1",
]
TYPE = """(texts) => {
  const boxes = [...document.querySelectorAll("textarea[name]")];
  texts.forEach((text, index) => {
    boxes[index].value = text;
    boxes[index].dispatchEvent(new Event("input", { bubbles: true }));
    boxes[index].dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  });
}"""


def as_typed(text: str) -> str:
    """What a text box makes of it: line feeds only, and of half a letter the sign that it is missing."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n")
