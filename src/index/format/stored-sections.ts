// Where the stored documents of a segment lie in `documents.bin`, and the pieces their texts are made of.

/** The sections of `index.bin` by which stored documents are read. */
export interface StoredSections {
  /** Per document: where its head begins in the file; one more closes the last. */
  readonly starts: Float64Array;
  /** Per document: the bytes of its head, behind which its body stands. */
  readonly headBytes: Uint32Array;
  /** The pieces in UTF-8, one behind the other, the most frequent first. */
  readonly pieceBytes: Uint8Array;
  /** Per piece: where it begins in `pieceBytes`, times two, plus one if it is a word; one more closes the last. */
  readonly pieceStarts: Uint32Array;
}

/** The file of a segment's documents and the sections by which they are read. */
export interface StoredDocuments {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly sections: StoredSections;
}
