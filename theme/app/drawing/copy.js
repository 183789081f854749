// @ts-check
/**
 * Copy something twice, as text and with its headings and tables; whether the browser did. The old command works on plain
 * http too. Some browsers want something marked before they copy.
 * @param {HTMLElement} shown what stands for it on the page @param {{text: string, html: string}} given
 */
export function copyRich(shown, { text, html }) {
  let isGiven = false;
  const give = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
    event.preventDefault();
    isGiven = event.clipboardData !== null;
  };
  const selection = getSelection();
  selection?.selectAllChildren(shown);
  document.addEventListener("copy", give, { once: true });
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", give);
  selection?.removeAllRanges();
  return isDone && isGiven;
}
