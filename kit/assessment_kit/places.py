"""Where the kit's own folders are."""

from pathlib import Path

FIRST_LANGUAGE = "en-GB"  # of the kit's own words: nothing is missing in it
ANY_LANGUAGE = "any"  # templates without words of their own
_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: str) -> Path:
    """The folder `theme` or `framework`: inside the package when installed from a wheel, else beside `kit/`."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f'the kit\'s folder "{name}" is neither inside the package nor beside it; install it again')


def page_folders(language: str) -> list[Path]:
    """Where the templates of the guidance pages in a language are looked for: its own folder, that of the language without
    its region, those without words, and the first language's. The last two have every page."""
    names = (language, language.split("-")[0], ANY_LANGUAGE, FIRST_LANGUAGE)
    folders = [data_folder("theme") / "pages" / name for name in names]
    return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]
