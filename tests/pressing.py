"""Press everything: every control that a page shows in each of its steps, and in each dialog that opens then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

QUESTIONS = ["purpose-direction", "purpose-priorities", "purpose-codesign"]
HEAD = {"format": "assessment-kit", "format_version": 1, "framework": {"id": "improvement", "version": "2.0.0"}}

# Where each page takes a file.
OPENS = {
    "assessment": "section.kit-bar input[type=file]",
    "workshop": "[data-component=gathering] [data-part=files]",
    "plan": "[data-component=opening-plan] [data-part=files]",
}
# What is true of each page when it was read.
OPENED = {
    "assessment": "document.querySelector('dialog[open]')",
    "workshop": "document.querySelector('[data-component=gathering] [data-part=said]').textContent.includes('read')",
    "plan": "document.querySelector('[data-component=opening-plan] [data-part=said]').textContent.includes('read')",
}
# A page on which less than this is pressed was not pressed at all.
AT_LEAST = {"assessment": 60, "workshop": 300, "plan": 120}


def person(number: int = 0) -> dict[str, Any]:
    levels = ("starting", "developing", "progressing")
    answers = {question: {"level": levels[(at + number) % 3]} for at, question in enumerate(QUESTIONS)}
    answers[QUESTIONS[0]] |= {"note": "Seen on the ward", "evidence": "The board", "work_on": True}
    return {"id": f"p-{number}", "role": "frontline", "answers": answers}


def file_for(page: str) -> dict[str, Any]:
    """A file with which there is something to press on each step."""
    if page == "assessment":
        return HEAD | {"people": [person()]}
    agreed = {QUESTIONS[0]: {"level": "starting", "target": "developing", "reason": "Nights do not know it."}}
    plan = {
        "choices": {QUESTIONS[0]: {"choice": "work-on"}, QUESTIONS[1]: {"choice": "keep"}},
        "goals": [{"id": "g-1", "name": "Nobody waits unseen"}],
        "initiatives": [{"id": "i-1", "name": "Flow", "components": ["purpose"]}],
        "plan": [{"id": "a-1", "question": QUESTIONS[0], "difference": "Nights know it", "status": "going"}],
    }
    return HEAD | {"people": [person(number) for number in range(9)], "agreed": agreed} | plan


STEPS = "return [...document.querySelectorAll('[data-step]')].map((step) => step.id)"
# Goes to a step and presses what is there, each kind of control twice at most; what clears everything is for the end, which
# is asked for as the step "". Returns what was pressed.
PRESS = """const [step] = given, pressed = [], times = (window.timesPressed ??= new Map());
const rest = () => new Promise((go) => setTimeout(go, 0));
const nameOf = (one) => [one.closest("[data-component]")?.dataset.component, one.dataset.part ?? "", one.type ?? one.localName,
  one.value ?? "", (one.innerText || one.ariaLabel || "").replace(/[0-9]+/g, "0").slice(0, 40)].join(" ");
const isSeen = (one) => one.getClientRects().length && getComputedStyle(one).visibility !== "hidden";
const isLast = (one) => one.dataset.part === "clear";
const controls = () => {
  const dialog = [...document.querySelectorAll("dialog[open]")].at(-1);
  const all = (dialog ?? document).querySelectorAll("button, summary, select, input[type=checkbox], input[type=radio]");
  return [...all].filter((one) => !one.disabled && isSeen(one) && (step === "" || !isLast(one)) && (times.get(nameOf(one)) ?? 0) < 2);
};
window.print = () => pressed.push("print");
if (step !== "") location.hash = step;
await rest();
for (let turn = 0; turn < 500; turn++) {
  const dialog = [...document.querySelectorAll("dialog[open]")].at(-1), all = controls();
  const [one] = step === "" && !dialog ? all.filter(isLast) : all;
  if (!one && !dialog) break;
  if (!one) dialog.close();
  else {
    times.set(nameOf(one), (times.get(nameOf(one)) ?? 0) + 1);
    pressed.push(nameOf(one));
    if (one.localName === "select") {
      one.selectedIndex = (one.selectedIndex + 1) % one.options.length;
      one.dispatchEvent(new Event("change", { bubbles: true }));
    } else one.click();
  }
  await rest();
}
return pressed;"""


def press_everything(run: Callable[..., Any]) -> list[str]:
    """Press what there is on every step of the page that is open, and at last what clears it; `run(code, *given)` runs the
    body of an async function in it. Returns what was pressed."""
    return [one for step in [*run(STEPS), ""] for one in run(PRESS, step)]
