// Patterns of paths in the corpus, as settings have them.

/**
 * A pattern of paths: `*` stands for anything within a name, `**` for any path; what ends without a star is a folder with all in it,
 * or one file.
 */
export function readPathPattern(pattern: string): RegExp {
  const bare = pattern.replace(/^\.?\/+|\/+$/g, '');
  const source = bare
    .split(/(\*\*\/?|\*)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      return part === '*' ? '[^/]*' : part.replace(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`);
    })
    .join('');
  return new RegExp(`^${source}${bare.endsWith('*') ? '' : '(?:/.*)?'}$`, 'iu');
}
