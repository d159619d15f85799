// What Findling promises, beside what was measured: ratios within one run.

import { readMeasured } from '../measure-once.mjs';
import { readResults } from '../measure-size.mjs';
import { digits, table } from '../report/tables.mjs';
import { buildingRatio } from './building.mjs';
import { medianChange } from './one-change.mjs';

const DOCUMENTS = 200_000;

/** Nothing of its own to measure: it reads what the other parts have written. */
export function run() {
  return Promise.resolve();
}

export function report(given) {
  const { work } = given;
  const names = ['findling', 'findling-plain', 'lucene', 'lucene-plain'];
  const large = Object.fromEntries(
    readResults(work, DOCUMENTS, names).map((result) => [result.engine, result]),
  );
  const small = Object.fromEntries(
    readResults(work, 50_000, ['findling', 'minisearch']).map((result) => [result.engine, result]),
  );
  const { findling } = large;
  const parts = ['command', 'building', 'one-change'].map((part) => readMeasured(given, part));
  if (names.some((name) => large[name]?.kinds.typo === undefined) || parts.includes(null))
    return { blocks: {} };
  const rows = [
    ...besideLucene('English', findling, large.lucene),
    ...besideLucene('plain', large['findling-plain'], large['lucene-plain']),
    ...besideYardstick(readMeasured(given, 'command'), readMeasured(given, 'yardstick')),
    ...building(readMeasured(given, 'building')),
    ...besideMiniSearch(small),
    ...alone(findling),
    ...oneChange(medianChange(given)),
  ];
  return { blocks: { promises: table(['promised', 'measured', 'held'], rows) } };
}

/** `name`: which analyzers stand beside each other. Both engines are asked for hits with titles and an exact count. */
function besideLucene(name, ours, lucene) {
  if (ours?.kinds.or === undefined || lucene?.kinds.or === undefined) return [];
  const against = (kind, measure) => lucene.kinds[kind][measure] / ours.kinds[kind][measure];
  return [
    atLeast(`OR, mean: 3 times as fast as Lucene (${name})`, against('or', 'meanMs'), 3),
    atLeast(`OR, p99: as fast as Lucene (${name})`, against('or', 'p99Ms'), 1),
    atLeast(`AND, mean: as fast as Lucene (${name})`, against('and', 'meanMs'), 1),
    atLeast(`phrase, mean: as fast as Lucene (${name})`, against('phrase', 'meanMs'), 1),
    atLeast(`one typo, mean: as fast as Lucene's FuzzyQuery (${name})`, against('typo', 'meanMs'), 1),
    atLeast(`building: as fast as Lucene (${name})`, ours.mbPerSecond / lucene.mbPerSecond, 1),
  ];
}

/**
 * `findling bench` beside Lucene timed by another program: both read text and parse it, best of five without a warm-up. Lucene gives
 * ids alone there, `findling bench` whole hits with an exact count.
 */
function besideYardstick(ours, lucene) {
  const or = lucene?.answers['EnglishAnalyzer, OR'];
  const and = lucene?.answers['EnglishAnalyzer, AND'];
  if (ours?.times === undefined || or === undefined || and === undefined) return [];
  const any = ours.times['any word'];
  const all = ours.times['all words'];
  return [
    atLeast('OR, mean: 3 times as fast as Lucene timed by another program', or.mean_ms / any.meanMs, 3),
    atLeast('OR, p99: as fast as Lucene timed by another program', or.p99_ms / any.p99Ms, 1),
    atLeast('AND, mean: as fast as Lucene timed by another program', and.mean_ms / all.meanMs, 1),
  ];
}

function building(measured) {
  return ['English', 'plain'].flatMap((name) => {
    const ratio = buildingRatio(measured, name);
    return ratio === null
      ? []
      : [atLeast(`building: as fast as Lucene timed by another program (${name})`, ratio, 1)];
  });
}

function besideMiniSearch({ findling, minisearch }) {
  if (findling?.kinds.or === undefined || minisearch?.kinds.or === undefined) return [];
  const ratio = minisearch.kinds.or.meanMs / findling.kinds.or.meanMs;
  return [atLeast('OR, mean, 50,000 documents: 100 times as fast as plain MiniSearch', ratio, 100)];
}

function alone({ kinds, peakRssMb, rssMb, openMs }) {
  return [
    atMost('10 hits with titles and exact count, mean: under 3 ms', kinds.or.meanMs, 3, 'ms'),
    atMost('10 hits with a snippet each, mean: under 3 ms', kinds.snippets.meanMs, 3, 'ms'),
    atMost('everything on, mean: under 3 ms', kinds.complete.meanMs, 3, 'ms'),
    atMost('building, peak RSS: under 1.5 GB', peakRssMb / 1000, 1.5, 'GB'),
    atMost('serving, RSS: under 600 MB', rssMb, 600, 'MB'),
    atMost('open, every file verified: under 1 s', openMs, 1000, 'ms'),
  ];
}

function oneChange(medianMs) {
  return medianMs === null
    ? []
    : [atMost('one changed document of 200,000, searchable: under 1 s', medianMs, 1000, 'ms')];
}

function atLeast(promise, ratio, least) {
  return [promise, `${digits(ratio)} times`, ratio >= least ? 'yes' : 'no'];
}

function atMost(promise, value, most, unit) {
  return [promise, `${digits(value)} ${unit}`, value <= most ? 'yes' : 'no'];
}
