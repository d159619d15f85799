// What was compared, as rows of a table: a target, the samples of what it is compared with, and those of this build.

import { quartiles } from '../report/quantiles.mjs';
import { digits, table } from '../report/tables.mjs';

/**
 * A row whose target is a ratio.
 * @param given `title`; `unit`; `times`: the ratio wanted, or null; `more`: whether more is better; `base` and `ours`: samples; `names`: of
 *   both, `old` and `new` unless told
 */
export function ratioRow({
  title,
  unit,
  times,
  more = false,
  base,
  ours,
  names = ['old', 'new'],
  note = '',
}) {
  return { title, unit, target: { times }, more, base: known(base), ours: known(ours), names, note };
}

/** A row whose target is a most that a value may be; `base`, if given, is shown beside it. */
export function mostRow({ title, unit, most, base = [], ours, names = ['old', 'new'], note = '' }) {
  return { title, unit, target: { most }, more: false, base: known(base), ours: known(ours), names, note };
}

/** Of no answers there are no times. */
function known(samples) {
  return samples.filter((sample) => Number.isFinite(sample));
}

/** How many times as good as what it is compared with: above 1, better. Null without both, and where one is 0. */
function ratioOf({ base, ours, more }) {
  if (base.length === 0 || ours.length === 0) return null;
  const [theirs, own] = [quartiles(base).median, quartiles(ours).median];
  if (theirs === 0 || own === 0) return null;
  return more ? own / theirs : theirs / own;
}

/** Three digits, but of a count only those it has. */
function figure(value) {
  return Number.isInteger(value) && value < 10 ? String(value) : digits(value);
}

/** The rows as a Markdown table: medians, with quartiles where there are several samples. */
export function compareTable(rows) {
  return table(
    ['', 'before, or beside', 'now', 'times as good', 'target', 'held'],
    rows.map((row) => [
      row.title,
      named(row, 0),
      named(row, 1),
      ratioOf(row) === null ? '' : figure(ratioOf(row)),
      targetOf(row),
      isHeld(row),
    ]),
  );
}

function named({ base, ours, names, unit }, which) {
  const samples = [base, ours][which];
  if (samples.length === 0) return '';
  const { low, median, high } = quartiles(samples);
  const spread = samples.length > 2 && low !== high ? ` (${figure(low)} to ${figure(high)})` : '';
  const name = names[which] === ['old', 'new'][which] ? '' : `${names[which]}: `;
  return `${name}${figure(median)}${spread} ${unit}`.trim();
}

function targetOf({ target: { times, most }, unit }) {
  if (most !== undefined) return `at most ${figure(most)} ${unit}`.trim();
  return times == null ? '' : `${figure(times)} times`;
}

function isHeld(row) {
  const { target, ours } = row;
  if (ours.length === 0) return '';
  if (target.most !== undefined) return quartiles(ours).median <= target.most ? 'yes' : 'no';
  const ratio = ratioOf(row);
  if (target.times == null || ratio === null) return '';
  return ratio >= target.times ? 'yes' : 'no';
}
