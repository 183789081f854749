"""What scripts/bench.py measures: a module each, whose `measured` yields lines for people as they are found.

Everything is compared within one run on one machine, so that the ratios mean something on any. The pages are met by
their contracts only: form, fieldset[data-question], radios, the file input, tr[data-question].
"""
