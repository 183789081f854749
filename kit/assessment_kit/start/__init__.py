"""A framework of one's own: begun anew, or from a spreadsheet."""
