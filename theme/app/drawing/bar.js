// @ts-check

/**
 * Keep the bar at the foot of the screen, and what has the focus above it. In large text it may need more than a fifth of
 * the screen: then it stands at the end of the page. @param {HTMLElement} bar
 */
export function holdBar(bar) {
  const look = () => {
    bar.classList.toggle("is-tall", bar.offsetHeight > innerHeight / 5);
    const height = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
    document.documentElement.style.scrollPaddingBlockEnd = `calc(${height}px + 1rem)`;
  };
  new ResizeObserver(look).observe(bar);
  addEventListener("resize", look);
}
