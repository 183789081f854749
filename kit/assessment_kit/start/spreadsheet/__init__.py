"""A spreadsheet ↔ a framework's files.

Reading
    opening     a file → a workbook, by what it is and not by its name (xlsx, ods, csv_text); what is none, with the cure
    cells       the workbook: cells with places, and what of it is not to be seen
    heads       which words at the top of a column mean which field, from heads.yml
    table       a sheet → its head row, its columns, its rows
    meanings    which column is asked, which groups, where a head alone does not say it
    likely      where no column is known as the question: the likely head, and what to write into it
    mistakes    what programs for sheets do to texts: dates, lost zeros, errors, hidden rows

Meaning
    fields      the fields of the format as columns, worked out from the models of the files
    values      what stands in a cell ↔ the value of a field
    levels, rows, sheets    tables → the fields of framework.yml and components, and where each came from
    ids, matching   rows and questions that are one: by id, by ref, by title
    changes, since   what came, what went and what was worded anew
    versions, entry   the version that this makes, and what is told of it below `changes`

Writing
    yaml_text, yaml_parts, folder   the files, and which of them may be written over
    exporting, workbook   a framework → a workbook
    copies      the copy of a sheet with its ids, and what to do where somebody went on in it
    importing, commands   all of it, in order; the commands
"""
