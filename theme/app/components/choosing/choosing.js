// @ts-check
import { Component } from "../../drawing/component.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** What to do about each question: keep, work on, or not now. @extends {Component<PlanKit>} */
export class Choosing extends Component {}
