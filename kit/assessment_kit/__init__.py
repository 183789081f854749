"""The assessment kit: a YAML maturity framework in, a self-assessment that needs no server out.

Words live in `framework/`, rules in `kit/`, looks and behaviour in `theme/`, chores in `scripts/`, output in `site/`.

Reading
    reading/     one YAML file → plain data, the place of every value, and what is wrong with it
    framework/   the files of a framework → the model that everything else reads
    host/        who hosts the kit: organisation, colours, words of the interface
    answers/     the answer file, made-up ones, many of them as tables, and the JSON Schemas of all files

Making, side by side; none knows another
    guidance/    framework → guidance pages and navigation (theme/pages)
    app/         framework → the pages that hold answers (theme/app)
    print/       framework → PDFs (theme/print)
    start/       a framework of one's own, to begin with (theme/start), and a framework ↔ a spreadsheet

Joining
    making.py         all of these in memory
    finishing.py      the built site → a folder to serve: offline copy, checksums, readable files
    unfinished.py     where a site is made, until it takes the place of the old one
    offline_copy.py   the built site → one zip
    bill.py           the bill of materials that a kit carries; bill_making.py makes it, and that of a build, by CycloneDX;
                      bill_check.py holds a kit's against what it hands out
    site_settings.py  what the pages need of MkDocs and Material, as plain data
    page_checks.py    what the pages' policy would block in a browser
    plugin.py         the adapter to MkDocs, and the only importer of it
    cli.py            assessment-kit check | …; __main__.py is the same as python -m; larger commands are in commands/
    building.py       assessment-kit build and serve: MkDocs as a program of its own
    plain_site.py     the kit as Markdown and settings, for other site generators
    places.py         where theme/ and framework/ are
    caches.py         what is kept from build to build

reading ← framework, host ← answers, guidance, app, print ← making ← plugin, cli.
"""

import datetime

__version__ = "0.1.0"
RELEASED = datetime.date(2026, 11, 26)  # the day of this version
