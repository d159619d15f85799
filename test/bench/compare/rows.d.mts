export interface Row {
  readonly title: string;
  readonly unit: string;
  readonly base?: readonly number[];
  readonly ours: readonly number[];
  readonly names?: readonly string[];
  readonly note?: string;
}

export function ratioRow(given: Row & { readonly times: number | null; readonly more?: boolean }): Row;
export function mostRow(given: Row & { readonly most: number }): Row;
export function compareTable(rows: readonly Row[]): string;
