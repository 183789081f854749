// @ts-check
import { Component } from "../../drawing/component.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** The organisation's goals, entered once. @extends {Component<PlanKit>} */
export class Goals extends Component {}
