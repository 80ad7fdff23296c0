// inkjs, the reference Ink runtime in JavaScript: reads a job as the others do, prints seconds and final state.
"use strict";
const fs = require("fs");
const path = require("path");
const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const { Story } = require(path.join(job.modules, "inkjs"));
const story = new Story(job.compiled);
const seconds = [];
let totals = [];
for (let round = 0; round < job.rounds; round++) {
  totals = job.names.map(() => 0);
  let wall = 0;
  const before = process.cpuUsage();
  for (const picks of job.talks) {
    const began = performance.now();
    story.ResetState();
    for (const [index] of picks) {
      while (story.canContinue) story.Continue();
      story.ChooseChoiceIndex(story.currentChoices[index].index);
    }
    while (story.canContinue) story.Continue();
    wall += performance.now() - began;
    job.names.forEach((name, n) => (totals[n] += story.variablesState.$(name)));
  }
  const used = process.cpuUsage(before);
  seconds.push(Math.min(wall / 1e3, (used.user + used.system) / 1e6));
}
const state = Object.fromEntries(job.names.map((name, n) => [name, totals[n]]));
process.stdout.write(JSON.stringify({ seconds, state }));
