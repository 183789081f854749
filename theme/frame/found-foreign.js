/* What the search finds of pages that are not translated yet: a title says in which language it is, see site_languages.py,
   and so are the words below it. Which words are missing, the page itself says. */
addEventListener("DOMContentLoaded", () => {
  "use strict";

  const list = document.querySelector(".md-search-result__list");
  const mark = ({ lang, dir }, result) => {
    Object.assign(result, { lang, dir });
    const missing = result.querySelector(".md-search-result__terms");
    if (missing) Object.assign(missing, { lang: document.documentElement.lang, dir: document.dir });
  };
  if (!list) return;
  new MutationObserver(() => {
    for (const title of list.querySelectorAll("article:not([lang]) > :is(h1, h2) > [lang]")) {
      mark(title, title.closest("article"));
    }
  }).observe(list, { childList: true, subtree: true });
});
