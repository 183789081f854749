// @ts-check
import { Component } from "../../drawing/component.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** A form for each action. @extends {Component<PlanKit>} */
export class Actions extends Component {}
