// What stands for which id in a part of an Office Open XML document: a presentation names its slides so, a workbook its sheets, a
// text the addresses of its links.

import path from 'node:path';
import type { OfficePackage } from './office-package.js';
import { readXmlEvents } from './xml-events.js';

/** The names of the parts that a part refers to, by the ids it knows them by. */
export async function readRelationships(
  office: OfficePackage,
  part: string,
): Promise<ReadonlyMap<string, string>> {
  const folder = path.posix.dirname(part);
  const names = new Map<string, string>();
  await forEachRelationship(office, part, (id, target, isExternal) => {
    if (!isExternal)
      names.set(id, target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target));
  });
  return names;
}

/** The addresses outside of the document that a part refers to, by the ids it knows them by. */
export async function readAddresses(
  office: OfficePackage,
  part: string,
): Promise<ReadonlyMap<string, string>> {
  const addresses = new Map<string, string>();
  await forEachRelationship(office, part, (id, target, isExternal) => {
    if (isExternal) addresses.set(id, target);
  });
  return addresses;
}

async function forEachRelationship(
  office: OfficePackage,
  part: string,
  visit: (id: string, target: string, isExternal: boolean) => void,
): Promise<void> {
  const bytes = await office.read(`${path.posix.dirname(part)}/_rels/${path.posix.basename(part)}.rels`);
  if (bytes === null) return;
  readXmlEvents(bytes, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const isExternal = attributes.get('TargetMode') === 'External';
      visit(attributes.get('Id') ?? '', attributes.get('Target') ?? '', isExternal);
    },
  });
}
