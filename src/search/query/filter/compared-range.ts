// What a sign of comparison leaves of an order.

/** A part of an order, from `from` up to but not including `to`; either may be infinite. */
export interface OrderRange {
  readonly from: number;
  readonly to: number;
}

/** The signs of comparison. */
export type ComparisonSign = '<' | '<=' | '=' | '>=' | '>';

/** Whether a sign compares. */
export function isComparison(sign: string): sign is ComparisonSign {
  return /^(?:[<>]=?|=)$/.test(sign);
}

/** Where all lies that compares so with a value, which may span some of the order itself. */
export function comparedRange(sign: ComparisonSign, { from, to }: OrderRange): OrderRange {
  switch (sign) {
    case '<':
      return { from: Number.NEGATIVE_INFINITY, to: from };
    case '<=':
      return { from: Number.NEGATIVE_INFINITY, to };
    case '=':
      return { from, to };
    case '>=':
      return { from, to: Number.POSITIVE_INFINITY };
    case '>':
      return { from: to, to: Number.POSITIVE_INFINITY };
  }
}
