"""The files of a framework's folder → the model that everything else reads."""
