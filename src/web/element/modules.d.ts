// What the build puts in place of these names (src/web/build-page.mjs).

declare module 'words:*' {
  /** ElementWords of element-words.ts. */
  const words: unknown;
  export default words;
}

declare module '*.css?inline' {
  const text: string;
  export default text;
}
