// Which part of an Office Open XML document stands for which id: a presentation names its slides so, a workbook its sheets.

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
  const bytes = await office.read(`${folder}/_rels/${path.posix.basename(part)}.rels`);
  if (bytes === null) return names;
  readXmlEvents(bytes, {
    open: (name, attributes) => {
      const target = attributes.get('Target') ?? '';
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const id = attributes.get('Id') ?? '';
      names.set(id, target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target));
    },
  });
  return names;
}
