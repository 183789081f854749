// @ts-check
/** Under which name a browser keeps what a page is told: a key of localStorage, and a database. */

/** @typedef {"answers" | "workshop" | "plan"} What */

/** @param {import("../rules/framework.js").Framework} framework @param {What} what @param {string} [path] of the page */
export function keptName({ id }, what, path = inFirstLanguage()) {
  return `assessment-kit:${id}:${path}:${what}`;
}

/** The path of this page as it is in the kit's first language, so that answers go along from one to another. */
export function inFirstLanguage(path = location.pathname) {
  const { folder } = document.documentElement.dataset;
  return folder ? path.replace(new RegExp(`/${folder}(?=[^/]*$)`), "/") : path;
}

/** The path in such a name, to be read by people; "" in any other name. @param {string} name @param {import("../rules/framework.js").Framework} framework @param {What} what */
export function addressIn(name, framework, what) {
  const [before, after] = keptName(framework, what, "\n").split("\n");
  if (!name.startsWith(before) || !name.endsWith(after)) return "";
  const path = name.slice(before.length, -after.length);
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
