// What every type of field promises, whatever it reads. Call it with texts that are values of the type, and texts that are none.

import { describe, expect, it } from 'vitest';
import type { FieldType } from '../../src/index/field-types/field-type.js';

/** Texts for the contract. */
export interface FieldTypeExamples {
  /** Texts that are one value each, ascending where the type has an order. */
  readonly values: readonly string[];
  /** Spellings of one value. */
  readonly same: readonly string[];
  /** Texts that are no value. */
  readonly none: readonly string[];
}

/** Runs the contract. */
export function describeFieldType(type: FieldType, { values, same, none }: FieldTypeExamples): void {
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
  });
}
