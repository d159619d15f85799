export interface Renamed {
  readonly keys?: Readonly<Record<string, string>>;
  readonly words?: Readonly<Record<string, string>>;
  readonly added?: Readonly<Record<string, unknown>>;
}
export interface Comparison {
  readonly compared: number;
  readonly different: readonly { readonly request: string; readonly differences: readonly string[] }[];
}
export function compareAnswers(
  before: readonly string[],
  after: readonly string[],
  renamed?: Renamed,
): Comparison;
