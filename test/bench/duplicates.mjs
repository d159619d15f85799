// How many copies of stories are found as near-duplicates, by what was done to them, and how many of the pairs found are none.
// Usage, after a build: node test/bench/duplicates.mjs FILE.jsonl ... (JSON lines with `title` and `text`).

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { findDuplicates } from '../../dist/modules/index/duplicates/find-duplicates.js';
import { countsOf, Generation } from '../../dist/modules/index/read/generation.js';
import { NearDuplicates } from '../../dist/modules/index/read/near-duplicates.js';
import { builtSegment } from './inputs/built-segment.mjs';
import { edits, seededFractions, splitSentences } from './inputs/copies.mjs';

/** Stories of each file that are copied, each in every way. */
const COPIED = 500;
/** Texts are compared up to so many words. */
const COMPARED_WORDS = 600;

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node test/bench/duplicates.mjs FILE.jsonl ...');
  process.exit(2);
}
for (const file of files) measure(file);

function measure(file) {
  const random = seededFractions(1);
  const stories = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const long = stories.map((_, at) => at).filter((at) => splitSentences(stories[at].text).length >= 6);
  const chosen = Array.from({ length: Math.min(COPIED, long.length) }, () =>
    long.splice(Math.floor(random() * long.length), 1),
  ).flat();
  console.log(`\n${path.basename(file)}: ${stories.length} stories, ${chosen.length} of them copied\n`);
  console.log('| edit | found |\n| --- | ---: |');
  const originals = stories.map(({ title, text }, at) => documentOf(`o${at}`, title, text));
  for (const [name, edit] of Object.entries(edits)) {
    const copies = chosen.map((at) => {
      const { title, text } = edit(stories[at], random, stories);
      return documentOf(`c${at}`, title, text);
    });
    const { groupOf } = group([...originals, ...copies]);
    const found = chosen.filter((at) => (groupOf.get(`c${at}`) ?? -1) === groupOf.get(`o${at}`));
    console.log(`| ${name} | ${((100 * found.length) / chosen.length).toFixed(1)} % |`);
  }
  const { groups, milliseconds } = group(originals);
  const pairs = groups.flatMap(([leader, ...others]) => others.map((other) => [leader, other]));
  const kinds = pairs.map((pair) => judge(...pair.map((id) => stories[Number(id.slice(1))])));
  const right = kinds.filter((kind) => kind === 'same').length;
  const wrong = kinds.filter((kind) => kind === 'other').length;
  console.log(
    `\nwithout copies: ${groups.length} groups, ${pairs.length} pairs: ${right} the same story, ${wrong} other ones, ` +
      `${pairs.length - right - wrong} between; found in ${milliseconds.toFixed(0)} ms`,
  );
}

function documentOf(id, title, text) {
  const rest = {
    related: [],
    url: null,
    date: null,
    language: 'en',
    section: null,
    source: null,
    tags: [],
    extra: {},
  };
  return { document: { id, title, text, ...rest }, path: 'x', fingerprint: '0123456789abcdef' };
}

function group(documents) {
  const snapshot = builtSegment('000001', documents);
  const { segment } = snapshot;
  const generation = new Generation(1, [snapshot]);
  const started = performance.now();
  const found = NearDuplicates.of(findDuplicates(generation, null), countsOf(generation.segments));
  const milliseconds = performance.now() - started;
  const groupOf = new Map();
  const groups = [];
  for (let document = 0; document < segment.documentCount; document += 1) {
    const number = found.groupOf[0][document];
    if (number === 0) continue;
    const id = segment.ids.key(document);
    groupOf.set(id, number);
    (groups[number - 1] ??= []).push(id);
  }
  return { groupOf, groups, milliseconds };
}

/**
 * An opinion that knows nothing of signatures: the longest common subsequence of words, as a share of the shorter text,
 * and the share of numbers in common.
 */
function judge(a, b) {
  const [left, right] = [a, b].map(
    ({ title, text }) => `${title} ${text}`.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? [],
  );
  const common = commonSubsequence(left.slice(0, COMPARED_WORDS), right.slice(0, COMPARED_WORDS));
  const numbers = shareOfNumbers(left, right);
  if (common >= 0.7 && numbers >= 0.6) return 'same';
  return common < 0.6 || numbers < 0.4 ? 'other' : 'between';
}

function commonSubsequence(a, b) {
  let above = new Uint16Array(b.length + 1);
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    for (let at = 1; at <= b.length; at += 1) {
      row[at] = word === b[at - 1] ? above[at - 1] + 1 : Math.max(above[at], row[at - 1]);
    }
    [above, row] = [row, above];
  }
  return above[b.length] / Math.max(1, Math.min(a.length, b.length));
}

function shareOfNumbers(a, b) {
  const [left, right] = [a, b].map((words) => words.filter((word) => /^\d/.test(word)));
  const least = Math.min(left.length, right.length);
  if (least < 3) return 1;
  const rest = [...right];
  const common = left.filter((number) => {
    const at = rest.indexOf(number);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return common.length / least;
}
