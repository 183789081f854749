// @ts-check
import { Component } from "../../drawing/component.js";
import { find, setText } from "../../drawing/dom.js";

/** @typedef {import("../../drawing/component.js").Kit & {asks: EventTarget}} TimerKit */

/** Minutes that the facilitator sets, counted down in the room's sight. @extends {Component<TimerKit>} */
export class Timer extends Component {
  /** @param {HTMLElement} root @param {TimerKit} kit */
  constructor(root, kit) {
    super(root, kit);
    this.minutes = this.part("minutes", "input");
    this.time = this.part("time");
    this.button = this.part("start");
    /** When it ends, or 0. */
    this.end = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.ticking = undefined;
    this.listen(this.button, "click", () => this.toggle());
    this.listen(kit.asks, "timer", () => this.toggle());
    this.listen(this.minutes, "input", () => this.stop());
    this.stop();
  }

  get seconds() {
    return Math.round(Math.min(180, Math.max(0, this.minutes.valueAsNumber || 0)) * 60);
  }

  toggle() {
    if (this.end) return this.stop();
    if (!this.seconds) return;
    this.end = Date.now() + this.seconds * 1000;
    this.root.classList.remove("is-over");
    setText(this.part("over"), "");
    this.ticking = setInterval(() => this.tick(), 250);
    this.label("timer_stop");
    this.tick();
  }

  stop() {
    clearInterval(this.ticking);
    this.end = 0;
    this.root.classList.remove("is-over");
    setText(this.part("over"), "");
    this.label("timer_start");
    this.showTime(this.seconds);
  }

  /** @param {string} name of its words */
  label(name) {
    setText(find(this.button, "span"), this.kit.words.say(name));
  }

  tick() {
    const left = Math.max(0, Math.ceil((this.end - Date.now()) / 1000));
    this.showTime(left);
    if (left) return;
    clearInterval(this.ticking);
    this.root.classList.add("is-over");
    setText(this.part("over"), this.kit.words.say("timer_over"));
  }

  /** @param {number} seconds */
  showTime(seconds) {
    setText(this.time, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  }
}
