// How long the fields of a segment's documents are, in words: what scores are normalized by.

/** Words in each field of each document, and on average. */
export interface FieldLengths {
  /** One array a field, one number a document. */
  readonly byField: readonly Uint32Array[];
  /** By field: the average over the documents that have the field at all; 0 where none has. */
  readonly averages: readonly number[];
}

/** Takes the averages of lengths: `byField` holds one array a field, one number a document. */
export function averageFieldLengths(byField: readonly Uint32Array[]): FieldLengths {
  const averages = byField.map((lengths) => {
    let words = 0;
    let having = 0;
    lengths.forEach((length) => {
      words += length;
      if (length > 0) having += 1;
    });
    return having === 0 ? 0 : words / having;
  });
  return { byField, averages };
}
