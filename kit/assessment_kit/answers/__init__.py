"""The answer file: its reader, made-up ones, many of them as tables, and the JSON Schemas of all files."""

FORMAT = "assessment-kit"
FORMAT_VERSION = 1
