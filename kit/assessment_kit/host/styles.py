"""The theme's colours, type and measures as a stylesheet, with an organisation's own accent over them."""

from __future__ import annotations

from assessment_kit.host.organisation import Organisation
from assessment_kit.host.tokens import tokens
from assessment_kit.places import data_folder
from assessment_kit.templates import environment


def tokens_for(organisation: Organisation) -> str:
    """Return tokens.css for this organisation."""
    return tokens() + accent(organisation)


def accent(organisation: Organisation) -> str:
    """Return the rules that put the organisation's accent over the kit's; nothing when it has none.

    The colours were checked when they were read, and are six digits each, so they can end no rule.
    """
    if organisation.light is None:
        return ""
    template = environment(data_folder("theme") / "shared").get_template("accent.css.j2")
    return template.render(light=organisation.light, dark=organisation.dark)
