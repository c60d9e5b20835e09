"""The diagrams are drawn from the data, and need nothing from elsewhere."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from docs import drawings

SVG = "{http://www.w3.org/2000/svg}"


def texts(drawing: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(drawing).iter(f"{SVG}text")]


@pytest.mark.parametrize("name", drawings.DRAWINGS)
def test_a_picture_is_what_the_program_draws(name: str) -> None:
    assert (drawings.PICTURES / name).read_text(encoding="utf-8") == drawings.DRAWINGS[name](), (
        "run python docs/drawings.py"
    )


def test_every_module_stands_in_the_drawing_of_the_rooms() -> None:
    package = drawings.DOCS.parent / "src" / "gov_disclosure"
    modules = {path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert sorted(texts(drawings.rooms())) == sorted(modules - {"__init__"})


@pytest.mark.parametrize("name", drawings.DRAWINGS)
def test_nothing_stands_outside_its_drawing(name: str) -> None:
    root = ElementTree.fromstring(drawings.DRAWINGS[name]())
    width, height = int(root.attrib["width"]), int(root.attrib["height"])
    boxes = [{key: int(value) for key, value in each.items() if value.isdigit()} for each in root.iter(f"{SVG}rect")]
    assert boxes
    assert all(box["x"] + box["width"] <= width and box["y"] + box["height"] <= height for box in boxes)


def test_drawings_fetch_nothing() -> None:
    for file in sorted(Path(drawings.PICTURES).glob("*.svg")):
        text = file.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "://" not in text
        assert "@import" not in text
