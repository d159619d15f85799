// How a setting that is wrong inside an object of settings is named: where it stands, what is allowed there, what stands there.

/** A setting that is wrong: where it stands below the name of the setting, and what is wrong with it. */
export interface SettingProblem {
  readonly path: readonly string[];
  readonly problem: string;
}

/** A setting that has no effect: where it stands, and why it has none. */
export interface UnusedSetting {
  readonly setting: string;
  readonly problem: string;
}

/** Whether a value is an object of named settings. */
export function isSettingObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The problem at a path. @param given what stands there; left out where the path says it already */
export function describeProblem(path: readonly string[], problem: string, given?: unknown): SettingProblem {
  return {
    path,
    problem: given === undefined ? problem : `${problem}, not ${JSON.stringify(given).slice(0, 60)}`,
  };
}

/** What is wrong with a value, as `must be true or false`; null where nothing is. */
export type SettingCheck = (value: unknown) => string | null;

/** What each setting of an object must be, by its name. */
export type SettingChecks = Readonly<Record<string, SettingCheck>>;

/** Checks for a number from `min` to `max`. */
export function numberBetween(min: number, max: number): SettingCheck {
  return (value) =>
    typeof value === 'number' && value >= min && value <= max
      ? null
      : `must be a number from ${min} to ${max}`;
}

/**
 * The first thing that is wrong with the settings of an object, or null.
 * @param path where the object stands
 * @param kind what they are settings of, for the message on one that there is not: ` of a field`
 */
export function findMemberProblem(
  path: readonly string[],
  settings: Readonly<Record<string, unknown>>,
  checks: SettingChecks,
  kind = '',
): SettingProblem | null {
  for (const [name, given] of Object.entries(settings)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (check === undefined)
      return describeProblem(
        [...path, name],
        `is not a setting${kind}; there are ${Object.keys(checks).join(', ')}`,
      );
    const problem = check(given);
    if (problem !== null) return describeProblem([...path, name], problem, given);
  }
  return null;
}
