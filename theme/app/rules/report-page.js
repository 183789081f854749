// @ts-check
/**
 * A report as one HTML file: without any script, and under a policy that would let none run. Every value is escaped here,
 * and none but languages, the page's direction and what tables are called is put into an attribute.
 */

import { cellText } from "./blocks.js";
import { writtenPieces } from "./written-in.js";

/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {import("./blocks.js").TableCell} TableCell */

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = `@page{size:A4;margin:13mm}
body{max-width:50rem;margin:2rem auto;padding:0 1rem;color:#000;background:#fff;font:16px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,h3{margin:1.1em 0 .3em;line-height:1.25;break-after:avoid}h1{font-size:1.5em}h2{font-size:1.2em}h3{font-size:1em}
p,ul{margin:0 0 .5em}p,li,th,td{white-space:pre-wrap}.quiet{color:#444;font-size:.875em}
p:has(+ul),.quiet:has(+table){break-after:avoid}ul{break-inside:avoid}table{width:100%;table-layout:fixed;border-collapse:collapse;font-size:.875em}thead{display:table-header-group}tr{break-inside:avoid}
th,td{padding:.25em .4em;border-bottom:1px solid #999;text-align:start;vertical-align:top}th:not([colspan]){font-weight:400}
.picture thead th{font-size:.8em;vertical-align:bottom}.picture thead th:not(:first-child,:nth-last-child(-n+2)){padding-inline:1px}.picture thead th:first-child{width:21%}
.picture thead th:nth-last-child(3){width:6%}.picture thead th:nth-last-child(2){width:11%}.picture thead th:last-child{width:20%}
.picture thead th:not(:first-child,:nth-last-child(-n+2)),.picture td:nth-last-child(3){text-align:center}[data-strength="0"]{color:#767676}
.plan thead th:nth-last-child(-n+2){width:15%}
[data-strength]{text-align:center;print-color-adjust:exact}[data-strength="2"]{border-bottom:2px solid;background:#e5e5e5}[data-strength="3"]{border-bottom:4px solid;background:#ccc}
[data-strength="4"],[data-strength="5"]{border-bottom:6px solid;background:#aaa;font-weight:700}
@media print{body{margin:0;padding:0;max-width:none;font-size:9.5pt;line-height:1.35}h1{margin:0;font-size:14pt}
h2,h3{margin:3mm 0 1mm;font-size:11.5pt}h3{font-size:9.5pt}p,ul{margin-bottom:1mm}table{font-size:8.5pt;line-height:1.2}.picture{font-size:7.5pt}th,td{padding:.4mm 1mm}}`;
const ESCAPES = new Map([["&", "&amp;"], ["<", "&lt;"], [">", "&gt;"], ['"', "&quot;"], ["'", "&#39;"]]);

/** @param {string} markup of its blocks @param {{title: string, language: string, direction: string, notes: string[]}} about `notes`: what stands above it, of its language @returns {string} */
export function reportPage(markup, { title, language, direction, notes }) {
  return `<!doctype html>
<html lang="${escaped(language)}" dir="${escaped(direction)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${notes.map((note) => markupOf("p", note, ' class="quiet"')).join("")}
${markup}
</body>
</html>
`;
}

/** The blocks alone, to be pasted elsewhere. @param {Block[]} blocks */
export function reportMarkup(blocks) {
  return blocks.map(marked).join("\n");
}

/** @param {Block} block */
function marked(block) {
  if (block.kind === "list") return `<ul>${block.items.map((item) => markupOf("li", item)).join("")}</ul>`;
  if (block.kind === "table") return tableMarkup(block);
  if (block.kind === "heading") return markupOf(`h${block.level}`, block.text);
  if (block.kind === "field") {
    return `<p dir="auto"><b>${escaped(block.label)}:</b> ${
      writtenPieces(block.text).map(pieceMarkup).join("")
    }</p>`;
  }
  return markupOf("p", block.text, "isQuiet" in block && block.isQuiet ? ' class="quiet"' : "");
}

/** @param {Extract<Block, {kind: "table"}>} table */
function tableMarkup({ look, name, head, rows }) {
  const heads = head.map((name) => markupOf("th", name, ' scope="col"')).join("");
  const lines = rows.map((row) => `<tr>${rowMarkup(row, head.length)}</tr>`).join("\n");
  return `<table class="${look}" aria-label="${
    escaped(name)
  }">\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${lines}\n</tbody>\n</table>`;
}

/** @param {TableCell[]} row @param {number} width */
function rowMarkup([first, ...cells], width) {
  const over = cells.length ? ' scope="row"' : ` colspan="${width}" scope="colgroup"`;
  const rest = cells.map((cell) =>
    markupOf("td", cellText(cell), typeof cell === "string" ? "" : ` data-strength="${cell.strength}"`)
  );
  return markupOf("th", cellText(first), over) + rest.join("");
}

/** @param {string} tag @param {string} text @param {string} [more] attributes, all of them written in this file */
function markupOf(tag, text, more = "") {
  const pieces = writtenPieces(text);
  const [only] = pieces;
  if (pieces.length === 1 && Array.isArray(only)) return writtenMarkup(tag, only, more);
  return `<${tag} dir="auto"${more}>${pieces.map(pieceMarkup).join("")}</${tag}>`;
}

/** @param {import("./written-in.js").Piece} piece */
function pieceMarkup(piece) {
  return Array.isArray(piece) ? writtenMarkup("bdi", piece) : escaped(piece);
}

/** What somebody wrote, in its language. @param {string} tag @param {string[]} piece @param {string} [more] */
function writtenMarkup(tag, [lang, text], more = "") {
  return `<${tag} dir="auto" lang="${escaped(lang)}"${more}>${escaped(text)}</${tag}>`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES.get(letter) ?? "");
}
