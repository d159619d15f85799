// What every type of field promises, whatever it reads. Call it with texts that are values of the type, and texts that are none.

import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../src/index/field-types/field-type.js';
import {
  ValueColumns,
  ValueColumnsWriter,
  valuesOfDocument,
} from '../../src/index/format/own/value-columns.js';
import type { SearchRequest, SearchResult } from '../../src/search/engine.js';
import { Searcher } from '../../src/search/searcher.js';
import { makeDocument } from '../make-document.js';
import { makeGeneration } from '../memory-segments.js';
import { idsOf, makeRequest } from '../search/memory-generation.js';
import { unloadedBytes } from '../unloaded-bytes.js';

/** Texts for the contract. */
export interface FieldTypeExamples {
  /** Texts that are one value each, ascending where the type has an order. */
  readonly values: readonly string[];
  /** Spellings of one value. */
  readonly same: readonly string[];
  /** Texts that are no value. */
  readonly none: readonly string[];
}

/** Searches documents that are named by their numbers, each with one value in the field `x`, which is told to be of the type. */
function searcherOf(type: FieldType, values: readonly string[], weight = 0): Searcher {
  const documents = values.map((x, number) =>
    makeDocument({ id: String(number).padStart(2, '0'), title: 'Boat', text: 'a boat', extra: { x: [x] } }),
  );
  const half = documents.length >> 1;
  const settings = {
    fields: { x: { as: type.name } },
    importance: weight === 0 ? {} : { boost: { field: 'x', weight } },
  };
  const generation = makeGeneration([documents.slice(0, half), documents.slice(half)], new Set(), settings);
  return new Searcher(generation, { timeoutMs: Infinity });
}

/** A value as a filter has it. */
function quote(value: string): string {
  return `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** Runs the contract. */
export function describeFieldType(type: FieldType, { values, same, none }: FieldTypeExamples): void {
  const numbers = values.map((_, number) => String(number).padStart(2, '0'));

  describe(`the type ${type.name}`, () => {
    it('reads a value of a filter as it reads one of a document', () => {
      for (const text of [...values, ...same]) {
        expect(type.read(text), text).not.toBeNull();
        expect(type.readOperand(text), text).toEqual(type.read(text));
      }
    });

    it('gives different values different keys, and spellings of one value one key', () => {
      const keys = values.map((text) => type.read(text)?.key);
      expect(new Set(keys).size).toBe(values.length);
      expect(new Set(same.map((text) => type.read(text)?.key)).size).toBe(1);
    });

    it('reads no other text', () => {
      for (const text of none) expect(type.read(text), text).toBeNull();
    });

    it('places values that have an order in it, each ending behind its beginning', () => {
      const read = values.map((text) => type.read(text));
      for (const [index, value] of read.entries()) {
        if (!type.isOrdered) {
          expect(value?.from).toBeNaN();
          continue;
        }
        expect(value?.to).toBeGreaterThan(value?.from ?? Number.NaN);
        expect(value?.from).toBeGreaterThan(read[index - 1]?.from ?? Number.NEGATIVE_INFINITY);
        expect(type.readOperand(type.printPlace(value?.from ?? 0))?.from).toBe(value?.from);
      }
    });

    it('has its values written and read back as they are', () => {
      const writer = new ValueColumnsWriter();
      const written = [...values, ...same];
      written.forEach((value, document) => {
        writer.add(document, 'x', value);
      });
      const bytes = writer.finish([...written.keys()]);
      const column = new ValueColumns('fields.bin', unloadedBytes(bytes), written.length).column('x');
      if (column === undefined) throw new Error('no column');
      expect(written.map((_, document) => valuesOfDocument(column, document))).toEqual(
        written.map((value) => [value]),
      );
    });

    const search = (searcher: Searcher, given: Partial<SearchRequest>, query = ''): SearchResult =>
      searcher.search(makeRequest(query, { limit: 50, ...given }));

    it('lets a filter through that asks for a value, in any of its spellings, and for no other', () => {
      const searcher = searcherOf(type, [...values, ...none]);
      values.forEach((value, number) => {
        const { hits } = search(searcher, { filter: `x = ${quote(value)}` });
        const spans = idsOf(hits).filter((id) => Number(id) < values.length);
        expect(spans, value).toContain(numbers[number]);
        if (!type.isOrdered) expect(spans, value).toEqual([numbers[number]]);
      });
      const spelled = searcherOf(type, same);
      for (const value of same)
        expect(search(spelled, { filter: `x = ${quote(value)}` }).totalHits).toBe(same.length);
      const [least] = values;
      if (type.isOrdered)
        expect(idsOf(search(searcher, { filter: `x > ${quote(least ?? '')}` }).hits).sort()).toEqual(
          numbers.slice(1),
        );
      else
        expect(() => search(searcher, { filter: `x > ${quote(least ?? '')}` })).toThrow(/invalid|not|where/i);
    });

    it('is counted by value, spellings of one value together, where it can be a facet', () => {
      const searcher = searcherOf(type, [...values, ...same]);
      if (searcher.generation.schema.fields[0]?.facet !== true) {
        expect(() => search(searcher, { facets: ['x'] })).toThrow('x');
        return;
      }
      const { facetDistribution, facetStats } = search(searcher, { facets: ['x'] });
      const counts = Object.values(facetDistribution['x'] ?? {});
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length + same.length);
      expect(Math.max(...counts)).toBeGreaterThanOrEqual(same.length);
      expect(facetStats?.['x'] !== undefined).toBe(type.isOrdered);
    });

    it('sorts documents both ways, those without a value last', () => {
      if (type.name === 'text') return;
      const searcher = searcherOf(type, [...values, ...none.filter((value) => value !== '')]);
      // Places have no order but by their distance from one.
      const key = type.pointOf === null ? 'x' : '_geoPoint(x, 10, 10)';
      const sorted = (direction: 'asc' | 'desc'): string[] =>
        idsOf(search(searcher, { sort: `${key}:${direction}` }).hits);
      const others = sorted('asc').slice(values.length);
      expect(sorted('desc').slice(values.length)).toEqual(others);
      const [up, down] = [sorted('asc'), sorted('desc')].map((ids) => ids.slice(0, values.length));
      expect(down).toEqual(up?.toReversed());
      if (type.isOrdered) expect(up).toEqual(numbers);
    });

    it('tells the importance of documents where it can, and an explanation says so', () => {
      const searcher = searcherOf(type, values, 2);
      const { hits } = search(searcher, { explain: true }, 'boat');
      const explained = JSON.stringify(hits.map(({ explanation }) => explanation));
      expect(explained.includes('how important the field x says it is')).toBe(type.importance !== null);
      for (const { score, explanation } of hits) expect(explanation?.value).toBeCloseTo(score, 9);
    });
  });
}
