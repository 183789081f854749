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

/**
 * The same bit by bit, each drawn when its turn comes. What was drawn before stays in its place until then.
 * @template K
 * @param {Element} list @param {Map<K, () => Element>} wanted what draws each, anew or the same again, in this order
 * @param {Map<K, Element>} drawn what there is
 */
export function* arrangeInTurn(list, wanted, drawn) {
  const wants = new Set([...wanted.keys()].map((key) => drawn.get(key)));
  for (const one of [...list.children]) if (!wants.has(one)) one.remove();
  let next = list.firstElementChild;
  for (const [key, draw] of wanted) {
    const old = drawn.get(key);
    const one = draw();
    drawn.set(key, one);
    if (old && old === next) {
      next = next.nextElementSibling;
      if (one !== old) old.replaceWith(one);
    } else {
      list.insertBefore(one, next);
      if (one !== old) old?.remove();
    }
    yield;
  }
}
