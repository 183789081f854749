"""The MkDocs adapter: the only file that knows MkDocs.

Each hook unpacks, calls a plain function and puts the result back. Everything that can fail fails in `on_config`,
before MkDocs empties the output folder.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from assessment_kit import offline_copy
from assessment_kit.making import Kit, make_kit
from assessment_kit.places import data_folder
from assessment_kit.reading.problems import FrameworkError

log = get_plugin_logger(__name__)

# What the pages' own policy would block in a reader's browser, found while building instead.
INLINE = re.compile(
    r"<script(?![^>]*(?:\ssrc=|application/json))[^>]*>|<style[\s>]|<[a-z][^<>]*?\s(?:style|on[a-z]+)\s*=", re.I
)
OTHER_HOST = re.compile(
    r"<(?:script|img|link|iframe|source|audio|video|form|embed|object)\b[^>]*?\s(?:src|href|action|data)=[\"']?(?:https?:)?//",
    re.I,
)
# Files that no page asks for: stemmers of other languages, source maps, and a sitemap that names no page but the day.
UNUSED = ("assets/javascripts/lunr/**/*", "assets/**/*.map", "sitemap.xml*", "404.html")


class KitConfig(Config):
    framework = options.Dir(exists=True, default="framework")


class KitPlugin(BasePlugin[KitConfig]):
    """Makes the whole kit while MkDocs builds."""

    kit: Kit
    serving: bool
    frame_checked: bool

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"  # defining on_startup also keeps this instance across rebuilds

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.frame_checked = False
        try:
            self.kit = make_kit(Path(self.config.framework), Path(config.docs_dir))
        except FrameworkError as error:
            raise PluginError(str(error)) from error
        theme = data_folder("theme")
        self._put_frame_into(config, str(theme / "site"))
        config.watch += [str(self.config.framework), str(theme)]
        config.nav = self.kit.navigation
        config.site_name = self.kit.name
        config.extra["kit"] = self.kit.for_theme
        if self.kit.inputs.organisation.logo:
            config.theme["logo"] = f"assets/kit/{self.kit.inputs.organisation.logo.name}"
        return config

    def _put_frame_into(self, config: MkDocsConfig, frame: str) -> None:
        """Where the kit is installed, and not checked out, no `custom_dir` can name the frame of its pages."""
        if frame not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, frame)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for uri, content in self.kit.files.items():
            files.append(File.generated(config, uri, content=content))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        return self.kit.texts[page.file.src_uri]

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if self.serving:  # MkDocs' live reload is an inline script
            return output.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'", 1)
        # The frame is the same around every page: once is enough, and the navigation makes it long.
        text = (page.content or "") if self.frame_checked else output
        self.frame_checked = True
        for pattern, what in ((INLINE, "inline script or style"), (OTHER_HOST, "a request to another host")):
            for found in pattern.finditer(text):
                log.warning(f"{page.file.src_uri}: {what}: {found[0][:90]}")
        return output

    @event_priority(-200)  # after search and offline have written the index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        for pattern in UNUSED:
            for path in site.glob(pattern):
                if path.is_file():
                    path.unlink()
        offline_copy.publish(site, self.kit.inputs.offline_name)
