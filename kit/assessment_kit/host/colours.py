"""Arithmetic on colours, each #rrggbb: contrast as WCAG 2.2 defines it, and mixing."""

AA = 4.5  # WCAG 2.2, success criterion 1.4.3, contrast of text


def lightened(colour: str, paper: str) -> str:
    """Return the first lighter shade of a colour that reads comfortably on dark paper."""
    shades = (mixed(colour, "#ffffff", step / 20) for step in range(21))
    return next(shade for shade in shades if contrast(shade, paper) >= AA + 2)


def mixed(one: str, other: str, share: float) -> str:
    """Return `one` with a share (0 to 1) of `other`, both #rrggbb."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
