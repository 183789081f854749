// @ts-check
import { Component } from "../../drawing/component.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** Sessions side by side. @extends {Component<PlanKit>} */
export class Beside extends Component {}
