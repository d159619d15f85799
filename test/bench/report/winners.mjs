// Where another engine was better than Findling: nothing is left out.

import { kinds } from '../inputs/query-sets.mjs';
import { digits, table } from './tables.mjs';

const asked = Object.entries(kinds).filter(([, { onlyIds }]) => !onlyIds);
/** What is compared, its unit, and where it stands in a result; less is better. */
const measures = [
  ...asked.flatMap(([kind, { title }]) => [
    { title: `${title}, mean`, unit: 'ms', of: ({ kinds: times }) => times[kind]?.meanMs },
    { title: `${title}, p99`, unit: 'ms', of: ({ kinds: times }) => times[kind]?.p99Ms },
  ]),
  { title: 'building', unit: 's', of: ({ seconds }) => seconds },
  { title: 'peak RSS of building', unit: 'MB', of: ({ peakRssMb }) => peakRssMb },
  { title: 'index', unit: 'MB', of: ({ indexBytes }) => (indexBytes == null ? undefined : indexBytes / 1e6) },
  { title: 'opening', unit: 'ms', of: ({ openMs }) => openMs ?? undefined },
  { title: 'RSS of answering', unit: 'MB', of: ({ rssMb }) => rssMb },
];

/** A table of every measure in which some engine beats Findling with the same analysis, or null where none does. */
export function winnersTable(results) {
  const named = new Map(results.map((result) => [result.engine, result]));
  const rows = measures.flatMap(({ title, unit, of }) => {
    const better = results.flatMap((result) => {
      const ours = named.get(result.engine === 'lucene-plain' ? 'findling-plain' : 'findling');
      if (ours === undefined || result.engine.startsWith('findling')) return [];
      const [their, own] = [of(result), of(ours)];
      return their != null && own != null && their < own
        ? [`${result.title}: ${digits(their)} ${unit} (${digits(own / their)} times)`]
        : [];
    });
    const findling = named.get('findling');
    return better.length === 0 || findling === undefined
      ? []
      : [[title, `${digits(of(findling) ?? 0)} ${unit}`, better.join('; ')]];
  });
  return rows.length === 0 ? null : table(['', 'Findling', 'better'], rows);
}
