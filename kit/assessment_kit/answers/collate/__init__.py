"""Answer and workshop files of a whole system → tables for an analyst.

finding    a folder → the files in it, and in the zips in it
reading    one file → what it says, or why it is refused; in as many processes as there are processors
extract    what of a file is collated, as records
following  which of several versions of one thing stands
keeping    what was read, on disk, to be gone through again
joining    everything that was read → each person once, and what has to be told
asked      a framework, as far as it is needed to place what people said
long       people → a row for each person and question
counting   those rows → how many said what, by the SQL beside it
folding    which groups may be told apart
spread     how many said what → the rows that may be handed on
writing    all of it → a folder; csv_text, workbook and read_me are its pieces
"""
