// What `--help` says of a command below its flags: examples, settings and exit codes.

import { type Config, CONFIG_FILE, environmentNames } from '../config.js';
import { EXIT_MEANINGS } from './exit-codes.js';

/** What a command's help shows besides its flags. */
export interface CommandHelp {
  /** Command lines that can be run as they are, without the name of the program. */
  readonly examples: readonly string[];
  /** The settings that the command reads. */
  readonly settings: readonly (keyof Config)[];
  /** The exit codes it can end with. */
  readonly exits: readonly number[];
  /** A sentence about what the flags do not show. */
  readonly hint?: string;
}

/** The part of the help that follows the flags. */
export function printHelp({ examples, settings, exits, hint }: CommandHelp): string {
  const width = Math.max(0, ...settings.map((name) => name.length)) + 2;
  return [
    ...(hint === undefined ? [] : ['', hint]),
    '',
    examples.length === 1 ? 'Example:' : 'Examples:',
    ...examples.map((line) => `  findling ${line}`),
    ...(settings.length === 0
      ? []
      : [
          '',
          `Settings in ${CONFIG_FILE}, and their environment variables (a flag wins over both):`,
          ...settings.map((name) => `  ${name.padEnd(width)}${environmentNames[name]}`),
        ]),
    '',
    'Exit codes:',
    ...exits.map((code) => `  ${code}  ${EXIT_MEANINGS[code] ?? ''}`),
  ].join('\n');
}
