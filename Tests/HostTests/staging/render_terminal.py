"""Draws the rows of a terminal (text with half blocks) as a picture, so that a QR reader can look at it."""

from PIL import Image, ImageDraw

CELL_WIDTH, CELL_HEIGHT, MARGIN = 8, 16, 20
# From where to where in its cell a glyph is inked; all others are left out, since no reader needs them.
INKED = {"█": (0, CELL_HEIGHT), "▀": (0, CELL_HEIGHT // 2), "▄": (CELL_HEIGHT // 2, CELL_HEIGHT)}


def draw(rows, light=False):
    """The picture: light ink on dark paper, or the other way round."""
    ink, paper = (0, 255) if light else (255, 0)
    size = max(map(len, rows)) * CELL_WIDTH + 2 * MARGIN, len(rows) * CELL_HEIGHT + 2 * MARGIN
    picture = Image.new("L", size, paper)
    pen = ImageDraw.Draw(picture)
    for row, text in enumerate(rows):
        for column, glyph in enumerate(text):
            if glyph in INKED:
                top, bottom = INKED[glyph]
                x, y = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT
                pen.rectangle([x, y + top, x + CELL_WIDTH - 1, y + bottom - 1], fill=ink)
    return picture
