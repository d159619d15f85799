// Runs the recipe of docs/embed.md for GitHub Actions as far as that can be done elsewhere: what the actions of others are given is compared
// with what they take, and the steps of our own run as they stand, with this package in the place of the published one. What they
// write is served below a path, as GitHub Pages serves a project, and searched in Chromium. Needs a build and a package registry.
//
//   npm run build && node test/e2e/embed/run-action.mjs

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { findExample, openBrowser, packPackage, run, serve } from './recipe-tools.mjs';

/** The actions of the recipe: the least version that runs on a Node that GitHub still has, and what they may be given. */
const ACTIONS = {
  'actions/checkout': { version: 5, inputs: ['ref', 'fetch-depth', 'path', 'submodules', 'lfs'] },
  'actions/setup-node': {
    version: 5,
    inputs: ['node-version', 'node-version-file', 'cache', 'registry-url'],
  },
  'actions/upload-pages-artifact': { version: 4, inputs: ['name', 'path', 'retention-days'] },
  'actions/deploy-pages': { version: 5, inputs: ['timeout', 'artifact_name', 'preview'] },
};
/** What a job needs that reads the repository and publishes pages. */
const PERMISSIONS = { contents: 'read', pages: 'write', 'id-token': 'write' };

function checkAction({ uses, with: given = {} }) {
  const [name, version] = uses.split('@v');
  const known = ACTIONS[name];
  if (known === undefined) throw new Error(`${uses} is no known action`);
  if (!(Number(version) >= known.version)) throw new Error(`${uses} is older than v${known.version}`);
  for (const input of Object.keys(given))
    if (!known.inputs.includes(input)) throw new Error(`${uses} takes no ${input}`);
}

const root = mkdtempSync(join(tmpdir(), 'findling-action-'));
const workflow = parse(findExample('**GitHub Actions**', 'yaml'));
for (const [permission, wanted] of Object.entries(PERMISSIONS))
  if (workflow.permissions[permission] !== wanted)
    throw new Error(`permissions lack ${permission}: ${wanted}`);
const { steps } = Object.values(workflow.jobs)[0];
const tarball = packPackage(root);
const repository = join(root, 'repository');
cpSync(fileURLToPath(new URL('../../../corpus/wire', import.meta.url)), join(repository, 'articles'), {
  recursive: true,
});
let published = null;
for (const step of steps) {
  if (step.uses === undefined) {
    const command = step.run.replace(/^npm install findling$/, `npm install ${tarball}`);
    process.stdout.write(`${step.run}\n${run(repository, 'bash', ['-e', '-c', command])}`);
  } else {
    checkAction(step);
    if (step.uses.startsWith('actions/upload-pages-artifact@')) published = step.with.path;
  }
}
if (published === null) throw new Error('nothing is published');
const site = await serve(join(repository, published), '/archive/');
const browser = await openBrowser();
try {
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.locator('findling-search input').fill('ferry inquiry');
  const link = page.locator('[part=title]').first();
  await link.waitFor();
  const title = await link.innerText();
  await link.click();
  await page.getByRole('heading', { name: title }).waitFor();
  console.log(`found, and led to ${new URL(page.url()).pathname}`);
} finally {
  await browser.close();
  site.close();
  rmSync(root, { recursive: true, force: true });
}
