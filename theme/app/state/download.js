// @ts-check
/** Whether the page stands inside another one: such a frame may let no file through, and nothing tells the page. */
export function isFramed() {
  return self !== top;
}

/** Offer a text, or one in pieces, as a file. @param {string} name @param {string | string[]} text @param {string} [type] */
export function download(name, text, type = "application/json") {
  const url = URL.createObjectURL(new Blob([text].flat(), { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // some browsers read it only after the click has returned
}
