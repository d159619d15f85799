// Compares two recordings of record.mjs; ends with 0 only if every answer is the same:
//   node test/answers/compare.mjs OLD.jsonl NEW.jsonl [--renamed FILE.json]
// The table of what was renamed: { "keys": { "notes": "warnings" }, "words": { "old words": "new words" } }, and of what is new and
// may hold one value only: { "added": { "other": [] } }.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareAnswers } from './compare-answers.mjs';

const SHOWN_REQUESTS = 20;
const SHOWN_DIFFERENCES = 5;

const { values, positionals } = parseArgs({
  options: { renamed: { type: 'string' } },
  allowPositionals: true,
});
if (positionals.length !== 2) {
  console.error('usage: compare.mjs OLD.jsonl NEW.jsonl [--renamed FILE.json]');
  process.exit(2);
}

const [before, after] = positionals.map((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== ''),
);
const renamed = values.renamed === undefined ? {} : JSON.parse(readFileSync(values.renamed, 'utf8'));
const { compared, different } = compareAnswers(before, after, renamed);
for (const { request, differences } of different.slice(0, SHOWN_REQUESTS)) {
  console.log(decodeURIComponent(request.replaceAll('+', ' ')));
  for (const difference of differences.slice(0, SHOWN_DIFFERENCES)) console.log(`  ${difference}`);
  const more = differences.length - SHOWN_DIFFERENCES;
  if (more > 0) console.log(`  and ${more} more`);
}
console.log(`${compared} answers compared, ${different.length} requests differ`);
if (compared === 0 || different.length > 0) process.exitCode = 1;
