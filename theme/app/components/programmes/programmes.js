// @ts-check
import { Component } from "../../drawing/component.js";

/** @typedef {import("../../plan.js").PlanKit} PlanKit */

/** Programmes that exist, laid over components and questions. @extends {Component<PlanKit>} */
export class Programmes extends Component {}
