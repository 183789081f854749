"""The assessment kit: a YAML maturity framework in, a self-assessment that needs no server out.

Words live in `framework/`, rules in `kit/`, looks and behaviour in `theme/`, chores in `scripts/`, output in `site/`.

    problems.py   Problem (place, rule, cure) and FrameworkError (all of them)
    sources.py    one YAML file → plain data and the place of every value; builder.py and syntax.py help it
    files.py      the shape of framework.yml and components/<id>.yml
    shape.py      what does not fit that shape, in words
    rules.py      what no shape can say: ids, levels, links, versions; numbering.py holds the rules on ids
    framework.py  the model that everything else reads, and load()
    answers.py    the answer file; schemas.py makes the JSON Schemas of it and of the framework's files
    strings.py    the words of the interface
    places.py     where theme/ and framework/ are
    cli.py        assessment-kit check | …

problems ← sources ← files, shape, rules ← framework ← everything that makes output. plugin.py alone imports mkdocs.
"""

__version__ = "0.1.0"
