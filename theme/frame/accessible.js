/* Material draws its menu, its search and the folds of its menu as labels of hidden checkboxes, which no key reaches and
   no screen reader takes for buttons. Each gets a real button in its place; site.css hides a label that has one. */
addEventListener("DOMContentLoaded", function () {
  "use strict";

  function asButton(label, press = label, name = "") {
    const box = document.getElementById(label.htmlFor);
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} kit-fold`;
    button.dataset.for = box.id;
    button.append(...[...label.childNodes].map((node) => node.cloneNode(true)));
    button.addEventListener("click", () => press.click());
    if (name) button.setAttribute("aria-label", name);
    const tell = () => button.setAttribute("aria-expanded", String(box.checked));
    box.addEventListener("change", tell);
    tell();
    label.after(button);
    return { box, button };
  }

  // Material listens to this label and gives the focus to the box for what is sought.
  const search = document.querySelector(".kit-head-button[for=__search]");
  const menu = document.querySelector(".kit-head-button[for=__drawer]");
  const layers = [search, menu].filter(Boolean).map((label) => asButton(label));
  const back = document.querySelector(".md-search__icon[for=__search]");
  if (back) asButton(back, back, back.dataset.kitName).button.addEventListener("click", () => layers[0].button.focus());

  for (const label of document.querySelectorAll(".md-nav__item--nested > label.md-nav__link, .md-nav__container > label")) {
    const part = document.querySelector(`[aria-labelledby="${label.id}"]`);
    part?.removeAttribute("aria-expanded"); // it belongs to the button
    const { button } = asButton(label, document.getElementById(label.htmlFor));
    if (!button.textContent.trim()) button.setAttribute("aria-labelledby", part?.getAttribute("aria-labelledby") ?? "");
  }

  // The menu of a phone lies over the page: who leaves it has done with it.
  const drawer = document.querySelector(".md-sidebar--primary");
  document.addEventListener("focusin", ({ target }) => {
    const open = layers.find(({ box }) => box.id === "__drawer" && box.checked);
    if (open && !drawer?.contains(target) && target !== open.button) open.box.click();
  });
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && layers.find(({ box }) => box.checked);
    if (!open) return;
    open.box.click();
    open.button.focus();
  });

  // The address stays, so that the page loads again as it was. The heading then is where reading goes on.
  document.querySelector(".md-skip")?.addEventListener("click", (event) => {
    const start = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
    if (!start) return;
    event.preventDefault();
    start.tabIndex = -1;
    start.focus();
  });

  // When a phone's search has closed, Material scrolls back to where the page was. The focus may be elsewhere by then.
  new MutationObserver(() => {
    const { activeElement, body } = document;
    if (activeElement !== body && !body.hasAttribute("data-md-scrolllock")) activeElement.scrollIntoView({ block: "nearest" });
  }).observe(document.body, { attributeFilter: ["data-md-scrolllock"] });
});

/* Material takes single letters for its search and for turning pages, wherever the focus is: somebody who speaks to the
   computer would set them off by talking. It listens later than this, and does not get them. */
addEventListener("keydown", (event) => {
  "use strict";

  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key.length === 1 && event.key !== " " && !typing) event.stopImmediatePropagation();
}, true);
