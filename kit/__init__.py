"""The assessment kit: a YAML maturity framework in, a self-assessment that needs no server out.

Words live in `framework/`, rules in `kit/`, looks and behaviour in `theme/`, chores in `scripts/`, output in `site/`.

Reading a framework
    problems.py       Problem (place, rule, cure) and FrameworkError (all of them)
    sources.py        one YAML file → plain data and the place of every value, by builder.py, traps.py and syntax.py
    folder.py         the files of a framework's folder
    files.py          the shape of framework.yml and components/<id>.yml
    shape.py          what does not fit that shape, in words
    rules.py          what no shape can say; levels.py, numbering.py and reserved.py hold the rules on levels and ids
    framework.py      the model that everything else reads, and load()
    organisation.py   who hosts the kit
    strings.py        the words of the interface
    answers.py        the answer file, and the JSON Schemas of all files, by schemas.py

Making a kit
    pages.py          framework → guidance pages and navigation, with threads.py and glossary.py
    app_pages.py      framework → the pages that hold answers, with bundle.py and shorten.py
    sample.py         framework → made-up answer files, to try a workshop with
    print_pack.py     framework → PDFs, with print_data.py and markdown_blocks.py
    contents.py       all of these in memory
    offline_copy.py   the built site → one zip
    plugin.py         the adapter to MkDocs, and the only importer of it
    cli.py            assessment-kit check | …
    places.py         where theme/ and framework/ are

problems ← sources ← files, shape, rules ← framework ← everything that makes output; nothing imports plugin or cli.
"""

__version__ = "0.1.0"
