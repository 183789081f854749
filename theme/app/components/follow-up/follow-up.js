// @ts-check
import { Component } from "../../drawing/component.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** One action at a time, readable across a room. @extends {Component<PlanKit>} */
export class FollowUp extends Component {}
