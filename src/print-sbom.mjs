// Prints what users run, as a CycloneDX bill of materials: `npm run --silent sbom > sbom.json`. It has the packages that are installed
// beside the program and those that the build has taken into it, of which no list of installed packages knows. Run it after a build.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const read = (name) => readFileSync(new URL(name, root), 'utf8');
const manifest = JSON.parse(read('package.json'));

/** `name@version` of each package of which something was taken. */
const bundled = new Set(
  [...read('dist/chunks/LICENSES.txt').matchAll(/^(\S+) (\d\S*) \([\w.-]+\)$/gm)].map(
    ([, name, version]) => `${name}@${version}`,
  ),
);
// Which versions tools of development want of one another is nothing to a list of what users run.
const { status, stdout, stderr } = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--legacy-peer-deps'],
  {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  },
);
if (status !== 0) throw new Error(`npm sbom ended with ${status}: ${stdout}${stderr}`);
const { metadata, components, dependencies, ...bill } = JSON.parse(stdout);

const DEVELOPMENT = 'cdx:npm:package:development';
const isForDevelopment = ({ properties }) => properties.some(({ name }) => name === DEVELOPMENT);
const shipped = components.flatMap((component) => {
  const ref = component['bom-ref'];
  if (bundled.delete(ref))
    return [
      {
        ...component,
        scope: 'required',
        properties: [
          ...component.properties.filter(({ name }) => name !== DEVELOPMENT),
          { name: 'findling:bundled', value: 'true' },
        ],
      },
    ];
  return isForDevelopment(component) ? [] : [component];
});
if (bundled.size > 0) throw new Error(`npm does not know of ${[...bundled].join(', ')}: run npm ci`);

const kept = new Set([...shipped.map((component) => component['bom-ref']), metadata.component['bom-ref']]);
const graph = dependencies.flatMap(({ ref, dependsOn = [] }) =>
  kept.has(ref) ? [{ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }] : [],
);
// npm calls the project by its folder.
const component = { ...metadata.component, name: manifest.name };
console.log(
  JSON.stringify(
    { ...bill, metadata: { ...metadata, component }, components: shipped, dependencies: graph },
    null,
    2,
  ),
);
