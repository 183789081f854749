// @ts-check

/** Make these the children of an element, in this order. What holds the focus stays where it is, and the others move around it. @param {Element} list @param {Element[]} wanted */
export function arrange(list, wanted) {
  const wants = new Set(wanted);
  for (const one of [...list.children]) if (!wants.has(one)) one.remove();
  const held = wanted.find((one) => one.parentNode === list && one.contains(document.activeElement));
  let next = list.firstElementChild;
  for (const one of wanted) {
    while (one === held && next && next !== held) {
      const passed = next;
      next = next.nextElementSibling;
      passed.remove();
    }
    if (one === next) next = next.nextElementSibling;
    else list.insertBefore(one, next);
  }
}
