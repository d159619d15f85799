import { describe, expect, it } from 'vitest';
import { SearchBudget } from '../../src/search/search-budget.js';

/** A budget of a millisecond beside a clock that stands still. */
const budgetOf = (milliseconds: number): SearchBudget => new SearchBudget(milliseconds, () => 0);
/** How many units a budget gives in this step, asked in portions. */
function drain(budget: SearchBudget, portion = 1000): number {
  let units = 0;
  while (budget.spend(portion)) units += portion;
  return units;
}

describe('the budget of a search', () => {
  it('gives as much work as its time allows on a quiet machine, always the same', () => {
    expect(drain(budgetOf(2))).toBe(440_000);
    expect(drain(budgetOf(2), 250)).toBe(440_000);
    expect(drain(budgetOf(4))).toBe(880_000);
  });

  it('gives a step what is left up to its share', () => {
    const budget = budgetOf(1);
    budget.begin('find');
    expect(drain(budget)).toBe(132_000);
    budget.begin('rank');
    expect(drain(budget)).toBe(44_000);
    budget.begin('show');
    expect(drain(budget)).toBe(44_000);
    const frugal = budgetOf(1);
    frugal.begin('find');
    frugal.begin('show');
    expect(drain(frugal)).toBe(220_000);
  });

  it('is partial once work was refused, and refuses the rest of that step, however little', () => {
    const budget = budgetOf(1);
    budget.begin('find');
    expect(budget.spend(132_000)).toBe(true);
    expect([budget.isPartial, budget.isSpent]).toEqual([false, false]);
    expect(budget.spend(1)).toBe(false);
    expect(budget.spend(0)).toBe(false);
    budget.begin('show');
    expect([budget.isPartial, budget.isSpent]).toEqual([true, false]);
    expect(budget.spend(88_000)).toBe(true);
  });

  it('takes the rest of the step for work that it refused, and no more', () => {
    const budget = budgetOf(1);
    budget.begin('find');
    expect(budget.spend(1e9)).toBe(false);
    expect(budget.used).toBe(132_000);
    budget.begin('show');
    expect(drain(budget)).toBe(88_000);
  });

  it('has no end where its time is infinite', () => {
    const budget = budgetOf(Number.POSITIVE_INFINITY);
    for (const step of ['find', 'rank', 'show'] as const) {
      budget.begin(step);
      expect(budget.spend(1e15)).toBe(true);
    }
    expect(budget.isPartial).toBe(false);
  });

  it('is ended by the clock at five times its time, each step at its share of it', () => {
    let now = 100;
    const budget = new SearchBudget(10, () => now);
    budget.begin('find');
    now = 130;
    expect(budget.spend(88_000)).toBe(true);
    now = 131;
    expect(budget.spend(88_000)).toBe(false);
    budget.begin('show');
    expect(budget.spend(88_000)).toBe(true);
    now = 151;
    expect(budget.spend(88_000)).toBe(false);
  });

  it('gives a part of a step its part of what is left, and the step the rest', () => {
    const budget = budgetOf(1);
    budget.begin('find');
    expect(budget.spend(44_000)).toBe(true);
    budget.beginPart(0.25);
    expect(drain(budget)).toBe(22_000);
    expect(budget.isSpent).toBe(true);
    budget.endPart();
    expect(budget.isSpent).toBe(false);
    expect(drain(budget)).toBe(66_000);
  });

  it('gives nothing to a part of a step that is spent', () => {
    const budget = budgetOf(1);
    expect(budget.spend(1e9)).toBe(false);
    budget.beginPart(1);
    expect(budget.isSpent).toBe(true);
    expect(budget.spend(0)).toBe(false);
  });

  it('refuses everything, again and again, where it has no time', () => {
    const budget = budgetOf(0);
    expect([1, 1, 1].map((units) => budget.spend(units))).toEqual([false, false, false]);
  });

  it('looks at the clock four times in a millisecond of work, however small its portions', () => {
    let looks = 0;
    const budget = new SearchBudget(4, () => {
      looks += 1;
      return 0;
    });
    looks = 0;
    expect(budget.spend(0)).toBe(true);
    expect(looks).toBe(0);
    drain(budget, 100);
    expect(looks).toBeGreaterThanOrEqual(16);
    expect(looks).toBeLessThanOrEqual(18);
  });

  it('has the clock of the machine unless it is given another', () => {
    const budget = new SearchBudget(0.01);
    const until = performance.now() + 1;
    while (performance.now() < until);
    expect(budget.spend(1)).toBe(false);
  });
});
