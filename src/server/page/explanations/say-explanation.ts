// Says to a reader, in the language of the page, what the engine says of a score in English.

import { readExplanation } from '../../../search/query/explanations.js';
import type { PageFormat } from '../page-format.js';
import type { PageLanguage } from '../words/page-language.js';
import { sayText } from '../words/say.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import type { Explanations } from './explanation.js';
import { fa } from './fa.js';
import { fr } from './fr.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import { tr } from './tr.js';
import { zh } from './zh.js';

const EXPLANATIONS: Readonly<Record<PageLanguage, Explanations>> = {
  en,
  de,
  es,
  fr,
  it,
  ja,
  pt,
  ru,
  tr,
  zh,
  ar,
  fa,
};

/** What the engine says, and the beginning of the name under which a language has what that is filled with. */
const NAMED_VALUES: Readonly<Record<string, (value: string) => string>> = {
  kind: (kind) => `kind${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`,
  field: (field) => `field_${field}`,
};

/** What the engine says of a part of a score, in a language; what is not known stays as it is, such as a word alone. */
export function sayExplanationTo(
  { language, printDecimal }: Pick<PageFormat, 'language' | 'printDecimal'>,
  description: string,
): string {
  const read = language === 'en' ? null : readExplanation(description);
  if (read === null) return description;
  const said = EXPLANATIONS[language];
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(read.values)) {
    const known = NAMED_VALUES[name]?.(value);
    const named = known === undefined ? undefined : said[known as keyof Explanations];
    values[name] = named ?? (/^\d+\.\d+$/.test(value) ? printDecimal(value) : value);
  }
  return sayText(said[read.name], values);
}
