// @ts-check
/** Where the tabs of one page tell each other; missing in old browsers, and refused where storage is. @param {string} name */
export function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
