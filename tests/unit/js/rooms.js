(() => {
  const DAYS = ["2026-11-01", "2026-11-01", "2099-01-01"];
  const THINGS = [["people", "p-a"], ["people", "p-b"], ["agreed", "q-one"], ["plan", "a-1"]];

  /** The same numbers for the same seed. */
  class Chance {
    constructor(seed) {
      this.state = seed;
    }

    below(end) {
      this.state = (this.state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
    }

    of(list) {
      return list[this.below(list.length)];
    }

    /** So many of a list, in some order. */
    some(list, count) {
      const left = [...list];
      return Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0]);
    }
  }

  /** People, agreements and actions that travel in files and are changed by whoever has them. */
  class Room {
    constructor(chance) {
      this.chance = chance;
      this.revisions = 0;
      const used = { id: "small", version: "1.2.0" };
      const blank = { format: "assessment-kit", format_version: 1, framework: used, people: [], history: {} };
      this.files = [this.changed(blank)];
      for (let more = 1 + chance.below(6); more > 0; more--) {
        this.files.push(this.changed(JSON.parse(JSON.stringify(chance.of(this.files)))));
      }
    }

    changed(file) {
      file.saved = this.chance.of(DAYS);
      for (let more = 1 + this.chance.below(4); more > 0; more--) this.change(file);
      return file;
    }

    change(file) {
      const { chance } = this;
      const [kind, id] = chance.of(THINGS);
      const key = `${kind}:${id}`;
      if (chance.below(10)) { // now and then a file has no history, as one that was made by hand
        const revision = `r-${++this.revisions}-${chance.below(1e6)}`;
        file.history[key] = [revision, ...file.history[key] ?? []].slice(0, 50);
      }
      const level = chance.of(["low", "high", "top"]);
      const text = `text ${chance.below(1000)}`;
      if (kind === "agreed") return file.agreed = { [id]: { level, reason: text } };
      const others = (file[kind] ?? []).filter((one) => one.id !== id);
      const before = (file[kind] ?? []).find((one) => one.id === id) ?? { id };
      const gone = kind === "people" && key in file.history && !chance.below(10);
      file[kind] = gone ? others : [...others, { ...before, ...this.said(kind, level, text, before) }];
    }

    said(kind, level, text, { progress = [] }) {
      if (kind === "people") return { answers: { "q-one": { level, note: text } } };
      const note = { id: `n-${this.chance.below(1e9)}`, date: "2027-01-01", note: text };
      return { action: text, progress: [...progress, note] };
    }

    /** Every file, in some order, some of them twice. */
    dealt() {
      const { chance, files } = this;
      return [...chance.some([...files, ...files], files.length), ...chance.some(files, files.length)];
    }
  }

  /** What is wrong with the workshops of many rooms, and the files that it is wrong with. */
  return (kit, { framework, seeds }) =>
    seeds.flatMap((seed) => {
      const room = new Room(new Chance(seed));
      const wrong = faults(room.dealt(), room.dealt());
      return wrong.length ? [{ wrong, files: room.files }] : [];

      function faults(first, second) {
        const [one, other] = [session(first), session(second)];
        const opened = session([one.toDocument("2027-06-01")]);
        const text = JSON.stringify(one.toDocument(""));
        const given = first.flatMap((file) => kit.versionsOf(file));
        const notes = first.flatMap(({ plan = [] }) => plan.flatMap(({ progress = [] }) => progress));
        return [
          text === JSON.stringify(other.toDocument("")) || "the order of adding matters",
          given.every(isHeld(one, given)) || "something disappeared unasked",
          given.every(isHeld(opened, given)) || "something disappeared over saving and opening",
          notes.every(({ id }) => text.includes(`"${id}"`)) || "a note of progress is gone",
        ].filter((one) => one !== true);
      }

      function session(files) {
        const made = new kit.Session(new kit.Framework(framework));
        for (const file of files) {
          const name = JSON.stringify(file);
          for (const version of kit.versionsOf(file)) made.add(version, name);
        }
        return made;
      }

      /** Whether a version stands, or what stands follows it, perhaps over another that was given. */
      function isHeld(made, given) {
        const follows = (now, version) => kit.follows(now, version) || kit.says(now) === kit.says(version);
        return ({ kind, id, ...version }) => {
          const standing = made.standing(kind, id);
          return standing.some((now) => follows(now, version)) ||
            given.some((step) =>
              step.kind === kind && step.id === id && follows(step, version) && standing.some((now) => follows(now, step))
            );
        };
      }
    });
})()
