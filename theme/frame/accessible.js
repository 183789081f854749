/* Material draws its menu and its search on narrow screens as labels of hidden checkboxes, which no key reaches.
   Give each a name, a role and the keys of a button; Escape closes and gives the focus back. */
addEventListener("DOMContentLoaded", function () {
  "use strict";

  function asButton(toggleId, name) {
    const box = document.getElementById(toggleId);
    const label = document.querySelector(`.md-header label.md-header__button[for=${toggleId}]`);
    if (!box || !label) return;
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", name);
    const tell = () => label.setAttribute("aria-expanded", String(box.checked));
    box.addEventListener("change", tell);
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      box.click();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.checked) return;
      box.click();
      label.focus();
    });
    tell();
  }

  const names = document.querySelector("[data-kit-names]");
  if (!names) return;
  asButton("__drawer", names.dataset.kitMenu);
  asButton("__search", names.dataset.kitSearch);

  // When a phone's search has closed, Material scrolls back to where the page was. The focus may be elsewhere by then.
  new MutationObserver(() => {
    const { activeElement, body } = document;
    if (activeElement !== body && !body.hasAttribute("data-md-scrolllock")) activeElement.scrollIntoView({ block: "nearest" });
  }).observe(document.body, { attributeFilter: ["data-md-scrolllock"] });
});
