// @ts-check
import { Component } from "../../drawing/component.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** The live sheet. @extends {Component<PlanKit>} */
export class Report extends Component {}
