// The order of day, month and year in dates written in numbers alone, as 03/04/2024. Which it is, only other dates of the same
// hand can tell, or a setting: never the machine that happens to read them.

import { type CalendarDate, fullYear, printCalendarDate } from './calendar-date.js';

/** Day first, month first or year first. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
/** The order in which day (d), month (m) and year (y) are written. */
export type DateOrder = (typeof dateOrders)[number];

/** Three numbers of a date in the order written. */
export interface NumericDate {
  readonly numbers: readonly [number, number, number];
  /** Whether the last has four digits, and so is the year. */
  readonly endsInYear: boolean;
}

/** Where values begin in CSV, JSON and the like: with a line, or behind a quotation mark or delimiter. */
const NUMERIC_VALUE = /(?:^|["\t,;|] ?)(\d{1,2})([/-])(\d{1,2})\2(\d{4}|(?<=\/)\d{2})(?=["\t,;|\s]|T\d|$)/gm;

/** The date that three numbers are in an order; null where there is no such day. */
export function dateInOrder({ numbers, endsInYear }: NumericDate, order: DateOrder): CalendarDate | null {
  const [a, b, c] = numbers;
  const year = endsInYear ? c : fullYear(order === 'ymd' ? a : c);
  if (order === 'ymd' && endsInYear) return null;
  const date =
    order === 'dmy'
      ? { year, month: b, day: a }
      : order === 'mdy'
        ? { year, month: a, day: b }
        : { year, month: b, day: c };
  return date.year < 1 || printCalendarDate(date) === null ? null : date;
}

/** Dates with a day above 12 that are looked at; where they agree, the others are believed to. */
const ENOUGH = 100;

/** Gathers what the dates of a file say of their order. */
export class DateOrderFinder {
  #possible: readonly DateOrder[] = dateOrders;
  /** Whether any date in numbers was seen. */
  hasDates = false;
  /** How many dates were seen that leave only one of day first and month first. */
  #decisive = 0;

  /** Whether so many dates tell the same order that others need not be looked at. */
  get isCertain(): boolean {
    return this.#decisive >= ENOUGH && this.order() !== null;
  }

  /** Looks at every value of a text that begins with a date in numbers. */
  addText(text: string): void {
    for (const [, first, , second, last = ''] of text.matchAll(NUMERIC_VALUE)) {
      this.#add({ numbers: [Number(first), Number(second), Number(last)], endsInYear: last.length === 4 });
    }
  }

  /** The one order in which all dates seen can be read; null where there are several or none. */
  order(): DateOrder | null {
    // A year of two digits in front is rare: it counts only where nothing else is possible.
    const likely = withoutYearFirst(this.#possible);
    const [only, another] = likely.length > 0 ? likely : this.#possible;
    return another === undefined ? (only ?? null) : null;
  }

  #add(date: NumericDate): void {
    const possible = dateOrders.filter((order) => dateInOrder(date, order) !== null);
    // What is a date in no order is none.
    if (possible.length === 0) return;
    this.hasDates = true;
    if (withoutYearFirst(possible).length === 1) this.#decisive += 1;
    this.#possible = this.#possible.filter((order) => possible.includes(order));
  }
}

function withoutYearFirst(orders: readonly DateOrder[]): readonly DateOrder[] {
  return orders.filter((order) => order !== 'ymd');
}
