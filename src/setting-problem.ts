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
