"""Where the kit's own folders are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder `theme` or `framework`: inside the package when installed from a wheel, else beside `kit/`."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f'the kit\'s folder "{name}" is neither inside the package nor beside it; install it again')
