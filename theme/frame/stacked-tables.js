/* On a narrow screen site.css stacks the cells of a row. Each then has to say which column it is from, and the roles keep
   the table a table for screen readers, although it is no longer laid out as one. */
addEventListener("DOMContentLoaded", function () {
  "use strict";

  function give(table, selector, role) {
    for (const part of table.querySelectorAll(selector)) part.setAttribute("role", role);
  }

  function label(row, names) {
    [...row.cells].forEach((cell, column) => {
      const says = column > 0 ? names.length > 2 : /^\d+$/.test(cell.textContent.trim());
      if (says) cell.dataset.label = names[column];
    });
  }

  function speakAsTable(table) {
    table.setAttribute("role", "table");
    give(table, "thead, tbody", "rowgroup");
    give(table, "tr", "row");
    give(table, "th", "columnheader");
    give(table, "th[scope=row]", "rowheader");
    give(table, "td", "cell");
  }

  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
    const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    for (const row of table.tBodies[0].rows) label(row, names);
    speakAsTable(table);
    table.dataset.stacks = "";
  }
  for (const table of document.querySelectorAll(".kit-spread")) {
    speakAsTable(table);
    table.dataset.spoken = "";
  }
});
