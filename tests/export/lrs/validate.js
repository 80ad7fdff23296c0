// Reads a JSON array of statements, prints what each of them breaks in xAPI 1.0.3: an array of arrays of strings.
'use strict';
const validate = require('@learninglocker/xapi-validation').default;

let text = '';
process.stdin.on('data', (part) => { text += part; });
process.stdin.on('end', () => {
  const found = JSON.parse(text).map((statement) => validate(statement).map(String));
  process.stdout.write(JSON.stringify(found));
});
