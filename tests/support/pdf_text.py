"""Reads a PDF as a reader for the blind does: its words, its tags and their alternatives."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf

INLINE = {"Span", "Strong", "Em", "Link"}
Tag = tuple[str, str]


def opened(data: bytes, **how) -> Pdf:
    """The PDF, to be looked into."""
    return pikepdf.open(BytesIO(data), **how)


def read_aloud(pdf: Pdf) -> list[Tag]:
    """Every tag that says something, in reading order: its name, and its words or alternative."""
    marked = {
        (page.obj.objgen, number): text
        for page in pdf.pages
        for number, text in _Reader(page.obj, page.resources).marked.items()
    }
    found: list[Tag] = []
    _walk(pdf.Root.StructTreeRoot, marked, found)
    return found


def words(pdf: Pdf) -> str:
    """What is read aloud, a line for each tag."""
    return "\n".join(text for _name, text in read_aloud(pdf))


def around(pdf: Pdf) -> list[str]:
    """For each page what stands above and below it, outside of its tags."""
    return [_Reader(page.obj, page.resources).unmarked for page in pdf.pages]


def tags(pdf: Pdf) -> list[str]:
    """The names of all tags, inner ones after outer ones."""
    return [str(each.S)[1:] for each in _nodes(pdf.Root.StructTreeRoot)]


def bookmarks(pdf: Pdf) -> list[tuple[int, str]]:
    """Every bookmark with its depth; the outermost is 1."""
    found: list[tuple[int, str]] = []
    with pdf.open_outline() as outline:
        _open(outline.root, 1, found)
    return found


def _open(items, depth: int, found: list[tuple[int, str]]) -> None:
    for item in items:
        found.append((depth, item.title))
        _open(item.children, depth + 1, found)


def _children(node) -> list:
    children = node.get("/K", [])
    return list(children) if isinstance(children, pikepdf.Array) else [children]


def _nodes(node) -> Iterator:
    for child in _children(node):
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from _nodes(child)


def _walk(node, marked: dict, found: list[Tag]) -> None:
    for child in _children(node):
        if isinstance(child, Dictionary) and "/S" in child:
            name = str(child.S)[1:]
            if "/Alt" in child:
                found.append((name, str(child.Alt)))
                continue
            if text := _said(child, marked):
                found.append((name, text))
            _walk(child, marked, found)


def _said(node, marked: dict) -> str:
    """The words of a tag and of those within its line."""
    if str(node.S)[1:] in INLINE and "/P" in node and str(node.P.get("/S", "")) != "/Document":
        return ""
    return _all_of(node, marked)


def _all_of(node, marked: dict) -> str:
    text = ""
    for child in _children(node):
        if isinstance(child, int):
            text += marked.get((node.Pg.objgen, child), "")
        elif "/MCID" in child:
            text += marked.get((child.get("/Pg", node.get("/Pg")).objgen, int(child.MCID)), "")
        elif str(child.get("/S", ""))[1:] in INLINE:
            text += _all_of(child, marked)
    return text


class _Reader:
    """Goes through a page once; ``marked`` are words by the number of their mark."""

    def __init__(self, stream, resources) -> None:
        self.marked: dict[int, str] = {}
        self.unmarked = ""
        self._open: list[tuple[str, object]] = []
        self._font: dict[int, str] = {}
        self._read(stream, resources)

    def _read(self, stream, resources) -> None:
        for operands, operator in pikepdf.parse_content_stream(stream):
            match str(operator):
                case "BDC" | "BMC":
                    self._begin(*operands)
                case "EMC":
                    self._end()
                case "Tf":
                    self._font = _letters(resources.Font[operands[0]])
                case "Tj":
                    self._say(_read(operands[0], self._font))
                case "TJ":
                    pieces = (each for each in operands[0] if isinstance(each, pikepdf.String))
                    self._say("".join(_read(each, self._font) for each in pieces))
                case "Do":
                    inner = resources.XObject[operands[0]]
                    if inner.Subtype == Name.Form:
                        self._read(inner, inner.get("/Resources", resources))

    def _begin(self, name, about=None) -> None:
        if isinstance(about, Dictionary) and "/MCID" in about:
            self._open.append(("mark", int(about.MCID)))
        elif isinstance(about, Dictionary) and "/ActualText" in about:
            self._say(str(about.ActualText))
            self._open.append(("instead", None))
        else:
            self._open.append(("reversed" if name == "/ReversedChars" else "other", None))

    def _end(self) -> None:
        self._open.pop()

    def _say(self, text: str) -> None:
        kinds = {kind for kind, _number in self._open}
        if "instead" in kinds:
            return
        numbers = [number for kind, number in self._open if kind == "mark"]
        if not numbers:
            self.unmarked += text
        elif "reversed" in kinds:
            # Word after word stands on the page from left to right.
            self.marked[numbers[-1]] = text[::-1] + self.marked.get(numbers[-1], "")
        else:
            self.marked[numbers[-1]] = self.marked.get(numbers[-1], "") + text


def _read(text: pikepdf.String, font: dict[int, str]) -> str:
    codes = bytes(text)
    pairs = (codes[place : place + 2] for place in range(0, len(codes), 2))
    return "".join(font[int.from_bytes(pair)] for pair in pairs)


def _letters(font) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode()
    found: dict[int, str] = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letters in re.findall(r"<(\w+)>\s*<(\w*)>", part):
            found[int(code, 16)] = _utf16(letters)
    for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            for place in range(int(first, 16), int(last, 16) + 1):
                step = place - int(first, 16)
                found[place] = chr(ord(_utf16(start)) + step)
    return found


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
