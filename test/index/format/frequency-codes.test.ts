import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXCEPTION_CODE,
  FIRST_TABLE_CODE,
  FrequencyDecoder,
  FrequencyEncoder,
  type FrequencySections,
} from '../../../src/index/format/frequency-codes.js';
import { BODY_FIELD, fields } from '../../../src/index/format/schema.js';
import { runs } from '../../runs.js';

type Row = readonly number[];

function encode(rows: readonly Row[]): FrequencySections {
  const encoder = new FrequencyEncoder(rows.length);
  const scratch = new Uint32Array(fields.length);
  for (const row of rows) {
    scratch.set(row);
    encoder.add(scratch);
  }
  return encoder.encode();
}

function expectRoundTrip(rows: readonly Row[]): FrequencySections {
  const sections = encode(rows);
  const decoder = new FrequencyDecoder(sections.codes, sections);
  const decoded = rows.map((_, posting) => fields.map((_field, field) => decoder.frequency(posting, field)));
  expect(decoded).toEqual(rows);
  expect(rows.map((_, posting) => decoder.total(posting))).toEqual(
    rows.map((row) => row.reduce((a, b) => a + b, 0)),
  );
  return sections;
}

const inText = (count: number): Row => fields.map((_, field) => (field === BODY_FIELD ? count : 0));

describe('frequency codes', () => {
  it('are the frequency itself for words of the body alone', () => {
    const { codes, exceptionPostings } = expectRoundTrip([inText(1), inText(127)]);
    expect([...codes]).toEqual([1, 127]);
    expect(exceptionPostings).toHaveLength(0);
  });

  it('tell a frequency of 128 and more in the body from the codes of the table', () => {
    const { codes } = expectRoundTrip([
      inText(128),
      inText(254),
      inText(255),
      inText(256),
      inText(1_000_000),
    ]);
    for (const code of codes) expect(code).toBeGreaterThanOrEqual(FIRST_TABLE_CODE);
  });

  it('give the table to the commonest combinations and make exceptions of the rest', () => {
    const rare = Array.from({ length: 300 }, (_, index): Row =>
      fields.map((_field, field) => (field === 0 ? index + 1 : field === 1 ? 1 : 0)),
    );
    const common: Row = fields.map(() => 9);
    const { codes, exceptionPostings } = expectRoundTrip([...rare, common, common]);
    expect([...codes.slice(-2)]).toEqual([FIRST_TABLE_CODE, FIRST_TABLE_CODE]);
    expect(exceptionPostings).toHaveLength(301 - (EXCEPTION_CODE - FIRST_TABLE_CODE));
    expect(codes.filter((code) => code === EXCEPTION_CODE)).toHaveLength(exceptionPostings.length);
  });

  it('give every posting back its frequencies', () => {
    const count = fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, fc.nat(400), fc.nat(0xffff_ff));
    const row = fc.array(count, { minLength: fields.length, maxLength: fields.length });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 400, size: 'max' }), (rows) => {
        expectRoundTrip(rows);
      }),
      runs(100),
    );
  });
});
