export interface Setting {
  readonly name: string;
  readonly figures: readonly number[];
}
export interface Judged {
  readonly left: string;
  readonly chosen: string;
  readonly reached: number;
  readonly best: number;
}
export function crossValidate(names: readonly string[], settings: readonly Setting[]): Judged[];
