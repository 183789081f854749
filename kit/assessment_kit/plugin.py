"""The MkDocs adapter: with `plugin_pieces.py` the only file that knows MkDocs.

Each hook unpacks, calls a plain function and puts the result back. MkDocs would empty the output folder after
`on_config`, and the PDFs are still being made then: it is given a folder inside, which it fills, and whose content takes
the place of the old only when all of it is there. Whatever fails leaves the site as it was.

The site may be somebody else's: their pages, their navigation and their name stay. What only they can have said wins,
unless the kit's pages would break or ask another host for something; see `site_settings.py`.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import escape
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import nest_paths

from assessment_kit import page_checks, site_languages, site_settings, unfinished
from assessment_kit.finishing import FOR_ONE_ADDRESS, finish
from assessment_kit.framework.model import Framework
from assessment_kit.making import Kit, make_kit
from assessment_kit.places import data_folder
from assessment_kit.plugin_pieces import SearchOverFiles, at_kit_address, fails_for_warnings, put, said
from assessment_kit.print.pack import MARK
from assessment_kit.reading.leftovers import is_leftover
from assessment_kit.reading.problems import FrameworkError
from assessment_kit.templates import quick

log = get_plugin_logger(__name__)

SEARCH, OFFLINE = "material/search", "material/offline"
HOME = "index.md"


class KitConfig(Config):
    framework = options.Dir(exists=True, default="framework")


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
        self.tongues: dict[str, site_languages.Tongue]  # the further languages, by their folders

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
        unfinished.recover(Path(config.site_dir))
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
        words = self.kit.for_theme(self.kit.parts[0])
        config.use_directory_urls = bool(said.get("use_directory_urls", False))
        config.markdown_extensions, config.mdx_configs = site_settings.extensions(
            config.markdown_extensions, config.mdx_configs, escape(words["strings"]["toc"])
        )
        config.extra["generator"] = config.extra.get("generator", False)
        theirs = site_settings.theme_said(said)
        self._set_theme(config, theirs, self.kit.inputs.framework)
        language = None if "language" in theirs else self.kit.inputs.framework.language
        config.extra["kit"] = {**words, "language": language}
        if taken := site_settings.overruled(theirs):
            log.info(f"not taken from theme in mkdocs.yml, since the kit's pages cannot have it: {', '.join(taken)}")

    def _set_theme(self, config: MkDocsConfig, said: Mapping[str, Any], framework: Framework) -> None:
        language = site_settings.theme_language(framework.language, site_settings.theme_languages(config.theme.dirs))
        ours = site_settings.theme_settings(said, language or site_settings.ENGLISH, framework.direction)
        for name, value in ours.items():
            config.theme[name] = value
        for name, path in self.kit.pictures.items():
            config.theme[name] = said.get(name, path)

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
            put(files, self._generated(uri, config))
        for uri in sorted(self.kit.pages.keys() & theirs) if config.use_directory_urls else ():
            put(files, at_kit_address(files.src_uris[uri]))
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
                *site_languages.entries(self.kit.parts[1:]),
                *nest_paths(file.src_uri for file in others),
            ]
        return files

    on_files = CombinedEvent(_add, _lay_out)

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.tongues = {}
        for part in self.kit.parts[1:]:
            spoken = site_languages.settings(config, self.kit, part)
            self._set_theme(spoken, site_languages.without_language(said(config)), part.inputs.framework)
            nav_of_it = site_languages.taken_out(nav, part)
            self.tongues[part.inputs.folder] = site_languages.Tongue(part, spoken, nav_of_it, self._search(spoken))
        return nav

    def _search(self, config: MkDocsConfig) -> SearchPlugin | None:
        """A search of its own for the pages of a language."""
        if not config.plugins[SEARCH].config.enabled:
            return None
        search = SearchPlugin()
        search.load_config({}, config.config_file_path)
        search.on_config(config)
        return search

    @event_priority(-100)  # after those that change what pages say
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        pages = [file.page for file in files.documentation_pages() if file.page]
        searched = [(page.url, page.title, page.content, page.meta.get("search")) for page in pages]
        edition = site_settings.index_edition(searched, dict(config.plugins[SEARCH].config), self.kit.pack.edition)
        for spoken in (config, *(tongue.config for tongue in self.tongues.values())):
            spoken.extra["kit"]["index"] = edition
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        if page.file.src_uri in self.kit.pages and "title" in page.meta:
            page.meta["title"] = escape(page.meta["title"])
        return self.texts.get(page.file.src_uri, markdown)

    @event_priority(100)  # before the search reads it
    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> None:
        part = self.kit.part_of(page.file.src_uri)
        page.content = part.filled(page.file.src_uri.removeprefix(part.inputs.folder), page.content or "")
        context.update(site_languages.said_of(page, part))
        if tongue := self.tongues.get(part.inputs.folder):
            tongue.speak(context, page)

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

    @event_priority(100)  # before the search writes its index
    def _mark(self, *, config: MkDocsConfig) -> None:
        site_languages.mark_found(config.plugins[SEARCH], self.kit.parts[0])

    @event_priority(-200)  # after search and offline have written the index
    def _finish(self, *, config: MkDocsConfig) -> None:
        made = Path(config.site_dir)
        languages = site_languages.of_searches(config.plugins[SEARCH], self.tongues.values())
        for tongue in self.tongues.values():
            tongue.write(made, self.brought[OFFLINE])
        self.kit.pack.write(made, self.prints)
        finish(made, self.kit.offline_copy, languages or [site_settings.ENGLISH], bool(config.site_url), self.tongues)
        if self.unfinished:
            self.unfinished.end(whole=not fails_for_warnings(config))
            config.site_dir = str(self.unfinished.site)

    on_post_build = CombinedEvent(_mark, _finish)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing half made, and wait for nothing that nobody will see."""
        if hasattr(self, "kit"):
            self.kit.pack.cancel()
        if self.unfinished:
            self.unfinished.drop()
