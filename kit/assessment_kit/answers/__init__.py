"""The answer file: its reader, made-up ones, and the JSON Schemas of all files."""

FORMAT = "assessment-kit"
FORMAT_VERSION = 1
