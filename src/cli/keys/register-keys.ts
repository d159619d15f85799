// The commands of `findling keys`: what they take and what their help says.

import type { Command } from 'commander';
import { printHelp } from '../command-help.js';
import { EXIT_DONE, EXIT_FAILED, EXIT_USAGE } from '../exit-codes.js';
import { addTo, JSON_OUTPUT, KEYS, readSettings, type SettingFlags } from '../flags.js';
import type { Streams } from '../print/streams.js';

const EXITS = [EXIT_DONE, EXIT_FAILED, EXIT_USAGE];

/** Adds `keys` with its commands. */
export function registerKeys(program: Command, streams: Streams): void {
  const examples = [
    'keys create --name website --scope search --scope documents',
    'keys list',
    'keys revoke 3f2a91c7',
  ];
  const hint =
    'A running server takes up within seconds what is changed here. To replace a key, create another of its name, then revoke it.';
  const keys = program
    .command('keys')
    .description('keys that open a server: create, list, revoke')
    .addHelpText('after', printHelp({ examples, hint, settings: ['keys'], exits: EXITS }));
  keys
    .command('create')
    .description('make a key; it is printed once and kept nowhere')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption(
      '--scope <scope>',
      'what it opens: search, documents, admin or metrics; may be given more than once',
      addTo,
    )
    .option('--expires <when>', 'when it ends: 90d, 12w, 6m, 1y, or a day (2027-01-31); never unless told')
    .option(...KEYS)
    .option(...JSON_OUTPUT, false)
    .action(
      async (flags: SettingFlags & { name: string; scope: string[]; expires?: string; json: boolean }) => {
        const { createKeyCommand } = await import('./keys-command.js');
        createKeyCommand(readSettings(flags), flags, streams);
      },
    );
  keys
    .command('list')
    .description('which keys there are, without the keys themselves')
    .option(...KEYS)
    .option(...JSON_OUTPUT, false)
    .action(async (flags: SettingFlags & { json: boolean }) => {
      const { listKeys } = await import('./keys-command.js');
      listKeys(readSettings(flags), flags, streams);
    });
  keys
    .command('revoke <id>')
    .description('end a key')
    .option(...KEYS)
    .option(...JSON_OUTPUT, false)
    .action(async (id: string, flags: SettingFlags & { json: boolean }) => {
      const { revokeKey } = await import('./keys-command.js');
      revokeKey(readSettings(flags), id, flags, streams);
    });
}
