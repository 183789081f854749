// @ts-check
/**
 * The few lines in the head: they mark that scripts run, so that the first step is laid out as it will stay while the rest
 * of the page is still on its way; or the step that the address names, which a browser calls :target only when all of the
 * page is there. Where the page's own script then never comes, the page is whole and printable. What is answered before it
 * takes over is kept at once, for it or for the one of the next visit: the line may break, or somebody may load the page again.
 */

const page = document.documentElement;
const path = location.pathname.replace(new RegExp(`/${page.dataset.folder ?? "/"}(?=[^/]*$)`), "/"); // as in addresses.js
const early = `assessment-kit:early:${path}`; // see state/early.js
const named = location.hash.slice(1);
page.classList.add("kit-js", "kit-first", "kit-early", "kit-waiting");
if (named) {
  const id = "#" + CSS.escape(named);
  page.classList.add("kit-deep");
  // The first step waits until one is there that holds it, or until the foot shows that none does.
  const when = `:not(:has(.kit-foot)), :has(.kit-step${id}, .kit-step ${id})`;
  document.styleSheets[0].insertRule(`:where(.kit-deep:is(${when})) .kit-step.is-current { display: none; }`);
  document.styleSheets[0].insertRule(`.kit-deep .kit-step:is(${id}, :has(${id})) { display: block; }`);
  addEventListener("hashchange", () => page.classList.remove("kit-deep"));
}
if (isAskedHere()) page.classList.add("kit-back"); // whoever comes back is asked something, and nothing jumps when that comes
addEventListener(
  "input",
  ({ target }) => page.classList.contains("kit-early") && keep(/** @type {any} */ (target)),
);
addEventListener("load", () => page.classList.contains("kit-first") && page.removeAttribute("class"));

/** Whether this browser keeps answers of this page, and it was not said just now whose they are. It may not tell. */
function isAskedHere() {
  try {
    const isKept = Object.keys(localStorage).some((key) => key === early || key.endsWith(`:${path}:answers`));
    return isKept && !Object.keys(sessionStorage).some((key) => key.endsWith(`:${path}:answers:who`));
  } catch {
    return false;
  }
}

/** @param {HTMLInputElement} control */
function keep({ form, name, type, checked, value }) {
  if (form?.id !== "questionnaire") return;
  try {
    const before = JSON.parse(localStorage.getItem(early) ?? "{}");
    const said = type === "checkbox" && !checked ? "" : value;
    localStorage.setItem(early, JSON.stringify({ ...before, [name]: said }));
  } catch { /* it stands in the form alone, where the script will find it */ }
}
