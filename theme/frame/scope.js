/* Material's script asks these names for remembered choices. The guidance pages remember nothing about a reader. */
window.__md_scope = new URL("../../", document.currentScript.src);
window.__md_hash = () => 0;
window.__md_get = () => null;
window.__md_set = () => {};
