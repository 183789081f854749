"""The MkDocs adapter: the only file that knows MkDocs.

Each hook unpacks, calls a plain function and puts the result back. MkDocs would empty the output folder after
`on_config`, and the PDFs are still being made then: it is given a folder inside, which it fills, and whose content takes
the place of the old only when all of it is there. Whatever fails leaves the site as it was.

The site may be somebody else's: their pages, their navigation and their name stay. What only they can have said wins,
unless the kit's pages would break or ask another host for something; see `site_settings.py`.
"""

from __future__ import annotations

import gc
import logging
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import escape
from material.plugins.offline.plugin import OfflinePlugin
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler, nest_paths

from assessment_kit import page_checks, site_settings, unfinished
from assessment_kit.finishing import FOR_ONE_ADDRESS, finish
from assessment_kit.making import Kit, make_kit
from assessment_kit.places import data_folder
from assessment_kit.print.pack import MARK
from assessment_kit.reading.leftovers import is_leftover
from assessment_kit.reading.problems import FrameworkError
from assessment_kit.templates import quick

log = get_plugin_logger(__name__)

SEARCH, OFFLINE = "material/search", "material/offline"
HOME = "index.md"


class KitConfig(Config):
    framework = options.Dir(exists=True, default="framework")


class SearchOverFiles(OfflinePlugin):  # type: ignore[misc]
    """Material's index as a script, without the rest: the kit's settings bring that, and leave addresses alone."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Do nothing."""


class KitPlugin(BasePlugin[KitConfig]):
    """Makes the whole kit while MkDocs builds."""

    def __init__(self) -> None:
        self.serving = self.dirty = False
        self.brought: dict[str, Any] = {SEARCH: SearchPlugin(), OFFLINE: SearchOverFiles()}
        self.kit: Kit
        self.unfinished: unfinished.Unfinished | None = None  # where the site is made
        self.prints: list[str]  # the PDFs that the author has not instead
        self.texts: dict[str, str]  # the Markdown of the kit's pages, without those that the author has instead
        self.own_nav: bool
        self.frame_checked: bool

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"  # defining on_startup also keeps this instance across rebuilds
        self.dirty = dirty
        self.brought[SEARCH].on_startup(command=command, dirty=dirty)
        gc.freeze()  # all that was imported stays; to look through it again and again is a tenth of a build

    @event_priority(100)  # before the search, which asks the theme for its language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if refusal := site_settings.other_theme(config.theme.name):
            raise PluginError(refusal)
        self.frame_checked = False
        try:
            self.kit = make_kit(Path(self.config.framework), Path(config.docs_dir))
            # A dirty build changes what is there.
            self.unfinished = None if self.dirty else unfinished.begin(Path(config.site_dir))
        except (FrameworkError, unfinished.Busy) as error:
            raise PluginError(str(error)) from error
        if self.unfinished:
            config.site_dir = str(self.unfinished.made)
        theme = data_folder("theme")
        site_settings.put_frame_into(config.theme.dirs, str(theme / "site"), bool(config.theme.custom_dir))
        config.theme.get_env = quick(config.theme.get_env)  # type: ignore[method-assign]
        if not config.site_url:
            config.theme.static_templates -= FOR_ONE_ADDRESS  # or they are made only to be removed
        config.watch += [str(self.config.framework), str(theme)]
        self.own_nav = config.nav is not None
        config.site_name = config.site_name or escape(self.kit.name)  # Material prints names and titles as HTML
        self._set(config, said(config))
        self._bring_plugins(config)
        return config

    def _set(self, config: MkDocsConfig, said: Mapping[str, Any]) -> None:
        words = self.kit.for_theme
        config.use_directory_urls = bool(said.get("use_directory_urls", False))
        config.markdown_extensions, config.mdx_configs = site_settings.extensions(
            config.markdown_extensions, config.mdx_configs, escape(words["strings"]["toc"])
        )
        config.extra["generator"] = config.extra.get("generator", False)
        theirs = site_settings.theme_said(said)
        self._set_theme(config, theirs)
        language = None if "language" in theirs else self.kit.inputs.framework.language
        config.extra["kit"] = {**words, "language": language}

    def _set_theme(self, config: MkDocsConfig, said: Mapping[str, Any]) -> None:
        framework = self.kit.inputs.framework
        language = site_settings.theme_language(framework.language, site_settings.theme_languages(config.theme.dirs))
        ours = site_settings.theme_settings(said, language or site_settings.ENGLISH, framework.direction)
        for name, value in ours.items():
            config.theme[name] = value
        for name, path in self.kit.pictures.items():
            config.theme[name] = said.get(name, path)
        if taken := site_settings.overruled(said):
            log.info(f"not taken from theme in mkdocs.yml, since the kit's pages cannot have it: {', '.join(taken)}")

    def _bring_plugins(self, config: MkDocsConfig) -> None:
        """Add what search needs where the author's list leaves it out: with a list, MkDocs drops its own search."""
        for name, plugin in self.brought.items():
            if name not in config.plugins:
                plugin.load_config({}, config.config_file_path)
                config.plugins[name] = plugin

    @event_priority(50)  # early, so that other plugins find the pages
    def _add(self, files: Files, *, config: MkDocsConfig) -> Files:
        # Hidden ones MkDocs leaves out, unless the author says so.
        for file in [file for file in files if is_leftover(file.src_uri) and "/." not in f"/{file.src_uri}"]:
            files.remove(file)
        published = (file for file in files if file.inclusion.is_included())
        theirs = {file.src_uri for file in published if file.src_dir not in config.theme.dirs}  # or another plugin's
        self.prints = [uri for uri in self.kit.pack.jobs if uri not in theirs]
        ours = [uri for uri in self.kit.files if uri not in theirs]
        instead = self.kit.files.keys() & theirs
        self.texts = {uri: text for uri, text in self.kit.texts.items() if uri not in instead}
        if "README.md" in theirs and HOME in ours:
            log.warning(f"README.md would have the place of the kit's home page; rename it to {HOME}, or exclude it")
        ours.sort(key=lambda uri: MARK in self.kit.texts.get(uri, ""))  # those wait for the prints
        for uri in (*ours, *self.prints):
            replace(files, self._generated(uri, config))
        for uri in sorted(self.kit.pages.keys() & theirs) if config.use_directory_urls else ():
            replace(files, at_kit_address(files.src_uris[uri]))
        return files

    def _generated(self, uri: str, config: MkDocsConfig) -> File:
        file = File.generated(config, uri, content=self.kit.files.get(uri, b""))
        file.use_directory_urls = False
        if self.own_nav:  # it need not name them all
            file.inclusion = InclusionLevel.NOT_IN_NAV
        return file

    @event_priority(-100)  # late, when all pages are known
    def _lay_out(self, files: Files, *, config: MkDocsConfig) -> Files:
        if config.nav is None:
            pages = (file for file in files.documentation_pages() if file.inclusion.is_in_nav())
            others = sorted((file for file in pages if file.src_uri not in self.kit.pages), key=file_sort_key)
            config.nav = [
                *map(site_settings.with_titles_as_text, self.kit.navigation),
                *nest_paths(file.src_uri for file in others),
            ]
        return files

    on_files = CombinedEvent(_add, _lay_out)

    @event_priority(-100)  # after those that change what pages say
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        pages = [file.page for file in files.documentation_pages() if file.page]
        searched = [(page.url, page.title, page.content, page.meta.get("search")) for page in pages]
        settings = dict(config.plugins[SEARCH].config)
        config.extra["kit"]["index"] = site_settings.index_edition(searched, settings, self.kit.pack.edition)
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        if page.file.src_uri in self.kit.pages and "title" in page.meta:
            page.meta["title"] = escape(page.meta["title"])
        return self.texts.get(page.file.src_uri, markdown)

    @event_priority(100)  # before the search reads it
    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> None:
        page.content = self.kit.pack.filled(page.content or "")

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if self.serving:  # MkDocs' live reload is an inline script
            return output.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'", 1)
        if not page_checks.has_policy(output):
            log.warning(f"{page.file.src_uri}: {page_checks.NO_POLICY}")
        for fault in page_checks.faults(self._unchecked(output, page)):
            log.warning(f"{page.file.src_uri}: {fault}")
        return output

    def _unchecked(self, output: str, page: MkDocsPage) -> str:
        """The frame is the same around all of the kit's pages: once is enough, and the navigation makes it long."""
        if page.file.src_uri not in self.texts:
            return output
        text = (page.content or "") if self.frame_checked else output
        self.frame_checked = True
        return text

    @event_priority(-200)  # after search and offline have written the index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        search = config.plugins.get(SEARCH)
        languages = (search.config.get("lang") if search else None) or [site_settings.ENGLISH]
        made = Path(config.site_dir)
        self.kit.pack.write(made, self.prints)
        finish(made, self.kit.offline_copy, languages, has_address=bool(config.site_url))
        if self.unfinished:
            self.unfinished.end(whole=not fails_for_warnings(config))
            config.site_dir = str(self.unfinished.site)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half made, and wait for nothing that nobody will see."""
        if hasattr(self, "kit"):
            self.kit.pack.cancel()
        if self.unfinished:
            self.unfinished.drop()


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


def replace(files: Files, file: File) -> None:
    """Put a file in the place of one with the same name, if there is one."""
    if there := files.get_file_from_path(file.src_uri):
        files.remove(there)
    files.append(file)
