"""Row headers for the tables of a PDF.

Typst tags the head of a table, and has no way yet to say that the first cell of a row heads the row. The templates set
such cells as strong text (`row-head`), which Typst tags: a first cell that holds nothing else becomes a header here. A
cell with a drawing alone, which is no text, may stand before it.
"""

from __future__ import annotations

import re

from pikepdf import Array, Name, NameTree, Object, Pdf, String

_OBJECT = re.compile(rb"^(\d+) 0 obj\s*<<(.*?)>>\s*^endobj", re.S | re.M)
_KIND = re.compile(rb"/S\s*/(\w+)")
_CHILDREN = re.compile(rb"/K\s*\[([^\]]*)\]")
_CHILD = re.compile(rb"(\d+) 0 R|\d+|<<")


def head_rows(document: Pdf, source: bytes) -> None:
    """Make row headers in a document, opened from `source`: what Typst wrote, whose objects can be read as text."""
    elements = {int(number): body for number, body in _OBJECT.findall(source) if b"/StructElem" in body}
    rows = [_children(body) for body in elements.values() if _kind(body) == b"TR"]
    headed = [(head, row) for row in rows if len(row) > 1 and (head := _head(row, elements))]
    if not headed:
        return
    root = document.Root.StructTreeRoot
    if "/IDTree" not in root:  # no table has a head
        root.IDTree = NameTree.new(document).obj
    ids = NameTree(root.IDTree)
    for place, (head, row) in enumerate(headed):
        name = f"row{place}"
        cell = document.get_object(head, 0)
        cell.S, cell.ID = Name.TH, String(name)
        _table_attributes(cell).Scope = Name.Row
        ids[name] = cell
        for other in row[row.index(head) + 1 :]:
            _headers(document.get_object(other, 0)).append(String(name))


def _head(row: list[int], elements: dict[int, bytes]) -> int | None:
    first = next((cell for cell in row if _children(elements[cell])), None)
    return first if first and _kind(elements[first]) == b"TD" and _is_strong(first, elements) else None


def _is_strong(element: int, elements: dict[int, bytes]) -> bool:
    """Whether all text in an element is strong: a paragraph of it is tagged by itself."""
    body = elements.get(element, b"")
    inside = _children(body)
    return _kind(body) == b"Strong" or (bool(inside) and all(_is_strong(one, elements) for one in inside))


def _kind(element: bytes) -> bytes:
    found = _KIND.search(element)
    return found[1] if found else b""


def _children(element: bytes) -> list[int]:
    """The numbers of the elements in an element; 0 for any other thing in it, such as words of a page."""
    found = _CHILDREN.search(element)
    return [int(child[1] or 0) for child in _CHILD.finditer(found[1])] if found else []


def _table_attributes(cell: Object) -> Object:
    return next(one for one in cell.A if str(one.O) == "/Table")


def _headers(cell: Object) -> Object:
    attributes = _table_attributes(cell)
    if "/Headers" not in attributes:
        attributes.Headers = Array()
    return attributes.Headers
