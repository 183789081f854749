"""Commands that take more than a few lines: each module adds one to the parser, and runs it."""
