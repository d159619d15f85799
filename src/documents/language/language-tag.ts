// The language a document declares, as its primary tag. `language-detector.ts` finds that of documents that declare none.

/** Languages that records name in English words, and paths by their codes. */
export const NAMED_LANGUAGES: ReadonlySet<string> = new Set(
  (
    'ar bg cs da de el en es et fa fi fr he hi hr hu id it ja ' +
    'ko lt lv nl no pl pt ro ru sk sl sr sv sw th tr uk vi zh'
  ).split(' '),
);

let tagOfName: ReadonlyMap<string, string> | undefined;

/** `en` for `en-US`, `EN_gb`, `eng` or `English`; null for what names no language. */
export function toLanguageTag(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim().toLowerCase();
  const tag = /^([a-z]{2,3})(?:[-_][a-z0-9_-]{1,30})?$/.exec(text)?.[1];
  if (tag !== undefined) return canonicalTag(tag);
  tagOfName ??= nameTags();
  return tagOfName.get(text) ?? null;
}

/** Three letters become two where the language has two (`deu`, `de`); `und` and `mul` name none. */
function canonicalTag(tag: string): string | null {
  if (tag === 'und' || tag === 'mul' || tag === 'zxx') return null;
  if (tag.length === 2 && tag !== 'iw' && tag !== 'in' && tag !== 'ji') return tag;
  const [canonical] = Intl.getCanonicalLocales(tag);
  return canonical ?? tag;
}

function nameTags(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  return new Map([...NAMED_LANGUAGES].map((tag) => [names.of(tag)?.toLowerCase() ?? tag, tag]));
}
