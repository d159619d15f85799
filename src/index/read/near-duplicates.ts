// The groups of documents that tell the same story in nearly the same words, as they stand in a generation.

import type { DuplicateRows } from '../format/duplicate-rows.js';
import type { DocumentAddress } from './document-address.js';

/** Groups as a plain message to another thread of this process. */
export interface SharedGroups {
  /** Per segment and document: the number of its group from 1, 0 for none. In shared memory. */
  readonly groupOf: readonly Uint32Array[];
  /** How many groups of two and more there are. */
  readonly groups: number;
}

/** The groups of near-duplicates of a generation. Deleted documents are in none. */
export class NearDuplicates implements SharedGroups {
  readonly groupOf: readonly Uint32Array[];
  readonly groups: number;

  /** @param shared what a thread of this process has made of the rows */
  constructor({ groupOf, groups }: SharedGroups) {
    this.groupOf = groupOf;
    this.groups = groups;
  }

  /**
   * @param rows null where there are none
   * @param documentCounts of the segments in their order, deleted documents included
   */
  static of(rows: DuplicateRows | null, documentCounts: readonly number[]): NearDuplicates {
    const total = documentCounts.reduce((sum, count) => sum + count, 0);
    // Memory that no row touches costs nothing.
    const all = new Uint32Array(new SharedArrayBuffer(total * Uint32Array.BYTES_PER_ELEMENT));
    let groups = 0;
    for (let row = 0; rows !== null && row < rows.count; row += 1) {
      const [document, leader] = [rows.documentAt(row), rows.leaderAt(row)];
      if (document === leader) continue;
      const group = all[leader] === 0 ? (groups += 1) : (all[leader] ?? 0);
      all[leader] = group;
      all[document] = group;
    }
    let start = 0;
    const groupOf = documentCounts.map((count) => {
      start += count;
      return all.subarray(start - count, start);
    });
    return new NearDuplicates({ groupOf, groups });
  }

  /** As a message. */
  share(): SharedGroups {
    return { groupOf: this.groupOf, groups: this.groups };
  }

  /** The group of a document, itself included, in order of address; none for a document that has no near-duplicate. */
  membersWith({ segment, document }: DocumentAddress): readonly DocumentAddress[] {
    const group = this.groupOf[segment]?.[document] ?? 0;
    const members: DocumentAddress[] = [];
    if (group === 0) return members;
    this.groupOf.forEach((groups, of) => {
      for (let at = groups.indexOf(group); at >= 0; at = groups.indexOf(group, at + 1))
        members.push({ segment: of, document: at });
    });
    return members;
  }
}
