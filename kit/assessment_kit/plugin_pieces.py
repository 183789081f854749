"""What the adapter asks of MkDocs' own things, in plain functions. Only `plugin.py` calls them."""

from __future__ import annotations

import logging
import warnings
from typing import Any

from material.plugins.offline.plugin import OfflinePlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import CountHandler


class SearchOverFiles(OfflinePlugin):  # type: ignore[misc]
    """Material's index as a script, without the rest: the kit's settings bring that, and leave addresses alone."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Do nothing."""


def fails_for_warnings(config: MkDocsConfig) -> bool:
    """Say whether MkDocs will fail when all is made, for what it warned of; it keeps count where it is strict."""
    counts = [one.get_counts() for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    return config.strict and any(counts)


def said(config: MkDocsConfig) -> dict[str, Any]:
    """Return what the author wrote into mkdocs.yml, without what MkDocs and the theme add to it."""
    with warnings.catch_warnings():  # MkDocs 1 keeps it, for no use of its own
        warnings.simplefilter("ignore", DeprecationWarning)
        return {name: value for part in config.user_configs for name, value in part.items()}


def at_kit_address(file: File) -> File:
    """Return a page with the address that the kit's pages have in every site, since app pages and prints name it."""
    return File(file.src_uri, file.src_dir, file.dest_dir, use_directory_urls=False, inclusion=file.inclusion)


def put(files: Files, file: File) -> None:
    """Put a file in the place of one with the same name, if there is one."""
    if there := files.get_file_from_path(file.src_uri):
        files.remove(there)
    files.append(file)
