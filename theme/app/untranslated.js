// @ts-check
/**
 * Some texts of the framework are not translated yet, and stand in its first language: wherever the page draws one of them,
 * alone or within a sentence, an element says in which language it is, or it would be read aloud as what it is not; and so in
 * what it hands on as markup. Only a page with such texts has this script, and its data names them, the longest first.
 */

(() => {
  const APART = "script, style, textarea, bdi[lang]";

  addEventListener("DOMContentLoaded", () => {
    /** @type {import("./rules/framework.js").FrameworkData} */
    const data = JSON.parse(document.querySelector("#framework")?.textContent ?? "");
    const { texts, marks } = data.untranslated ?? { texts: [], marks: {} };
    const any = texts.map((text) => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&")).join("|");
    const found = new RegExp(`(^|[^\\p{L}\\d])(${any})(?![\\p{L}\\d])`, "u");
    const drawn = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach(mark);
      drawn.takeRecords(); // of these marks
    });
    addEventListener("markup", (/** @type {any} */ { detail }) => detail.markup = markMarkup(detail.markup));
    mark(document.body);
    drawn.observe(document.body, { subtree: true, childList: true });

    /** @param {Node} node */
    function mark(node) {
      const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      const all = node instanceof Text ? [node] : [];
      while (walk.nextNode()) all.push(/** @type {Text} */ (walk.currentNode));
      all.forEach(markText);
    }

    /** @param {Text} text */
    function markText(text) {
      const around = text.parentElement;
      const pieces = around && !around.closest(APART) ? text.data.split(found) : [];
      if (pieces.length < 2) return;
      if (around instanceof HTMLOptionElement) return text.data.trim() === pieces[2] && name(around); // shows no elements
      text.replaceWith(...pieces.map((piece, at) => at % 3 === 2 ? foreign(piece) : piece));
    }

    /** Texts that are written there as they are, between tags. @param {string} markup */
    function markMarkup(markup) {
      return markup.split(/(<[^>]*>)/).map((part) => part[0] === "<" ? part : markWords(part)).join("");
    }

    /** @param {string} text @returns {string} markup */
    function markWords(text) {
      const said = Object.entries(marks).map(([name, value]) => ` ${name}="${value}"`).join("");
      return text.split(found).map((piece, at) => at % 3 === 2 ? `<bdi${said}>${piece}</bdi>` : piece).join(
        "",
      );
    }

    /** @param {string} text */
    function foreign(text) {
      const element = document.createElement("bdi");
      element.textContent = text;
      return name(element);
    }

    /** @param {HTMLElement} element */
    function name(element) {
      return Object.assign(element, marks);
    }
  });
})();
