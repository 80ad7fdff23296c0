// Compiles Ink text with inkjs; prints the compiled story and the seconds each of `rounds` compilations took.
"use strict";
const fs = require("fs");
const path = require("path");
const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const { Compiler } = require(path.join(job.modules, "inkjs", "dist", "ink-full.js"));
const seconds = [];
let compiled = "";
for (let round = 0; round < job.rounds; round++) {
  const before = process.cpuUsage();
  const began = performance.now();
  compiled = new Compiler(job.ink).Compile().ToJson();
  const wall = (performance.now() - began) / 1e3;
  const used = process.cpuUsage(before);
  seconds.push(Math.min(wall, (used.user + used.system) / 1e6));
}
process.stdout.write(JSON.stringify({ seconds, compiled }));
