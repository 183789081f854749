"""One YAML file → plain data, the place of every value, and every mistake with its rule and cure."""
