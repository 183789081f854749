"""Where the kit's own folders are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder `theme` or `framework`: beside the package in a checkout, inside it when installed from a wheel."""
    for folder in (_PACKAGE.parent / name, _PACKAGE / "_data" / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f'the kit\'s folder "{name}" is neither beside the package nor inside it; install it again')
