import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (name: string): string => readFileSync(`${root}${name}`, 'utf8');

interface Component {
  readonly name: string;
  readonly licenses?: readonly unknown[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

it('lists by one command what is installed and what is bundled, and nothing that only we need', () => {
  const bill = JSON.parse(
    execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }),
  ) as {
    readonly bomFormat: string;
    readonly metadata: { readonly component: { readonly name: string } };
    readonly components: readonly Component[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(bill.metadata.component.name).toBe('findling');
  const names = bill.components.map(({ name }) => name);
  const { dependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'optionalDependencies',
    Readonly<Record<string, string>>
  >;
  const bundled = JSON.parse(read('src/bundled-packages.json')) as readonly string[];
  expect(names).toEqual(
    expect.arrayContaining([...Object.keys({ ...dependencies, ...optionalDependencies }), ...bundled]),
  );
  for (const ours of ['vitest', 'eslint', 'typescript', 'rolldown']) expect(names).not.toContain(ours);
  for (const { name, licenses, properties } of bill.components) {
    expect(licenses, name).not.toHaveLength(0);
    const marks = properties.map((property) => property.name);
    expect(marks, name).not.toContain('cdx:npm:package:development');
    // What is taken into the program is marked as such. Of zod the agents' SDK brings another version.
    if (bundled.includes(name) && name !== 'zod') expect(marks, name).toContain('findling:bundled');
  }
});
