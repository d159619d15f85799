// Lets Node run the TypeScript sources, as Node 20 cannot: `node --import ./test/loader/register.mjs src/cli/main.ts`.
// Threads inherit it, so that those which the sources start run sources, too.

import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
