// What fields are for whose names are not among the known ones: by the last word of the name, in several languages.
// Asked only about records that have no known text.

/** What a field may be for. */
export type FieldRole = 'title' | 'text' | 'author' | 'date' | 'section' | 'source' | 'url' | 'language';

const WORDS: Readonly<Record<FieldRole, string>> = {
  title:
    'title headline heading name subject label question term titel ueberschrift uberschrift titre titulo titolo otsikko tytul nazwa ' +
    'nome nombre nom rhythmic заголовок название тема 标题 標題 题目 題名 タイトル 件名 제목 عنوان',
  text:
    'text body content contents description summary abstract article message paragraphs paragraph fulltext inhalt beschreibung ' +
    'volltext texte contenu contenido texto testo contenuto conteudo descripcion descricao descrizione tekst tresc inhoud innehall ' +
    'sisalto lyrics transcript review comment comments bio biography answer post note notes remark remarks excerpt plot overview ' +
    'synopsis details story verse verses lines quote quotation bemerkung zusammenfassung текст содержание описание 内容 內容 正文 ' +
    '本文 摘要 내용 본문 نص',
  author:
    'author authors creator by byline writer poet user username editor autor autoren auteur autore verfasser автор 作者 著者 저자',
  date:
    'date datum datetime day time fecha pubdate published versioncreated firstcreated datepublished veroeffentlicht дата 日期 時間 ' +
    '时间 日付 날짜',
  section: 'rubrik ressort kategorie categorie categoria seccion rubrique sezione рубрика 分类 栏目',
  source: 'newspaper outlet publication zeitung quelle fuente fonte journal источник 来源 來源',
  url: 'url link permalink href uri',
  language: 'language lang sprache langue idioma lingua язык 语言',
};

const ROLE_OF_WORD: ReadonlyMap<string, FieldRole> = new Map(
  (Object.keys(WORDS) as FieldRole[]).flatMap((role) =>
    WORDS[role].split(' ').map((word) => [word, role] as const),
  ),
);

/** Fields that hold a whole text, each the same in another form: the first that a record has counts. */
const WHOLE_TEXTS = [
  ...['plaintext', 'contenttext', 'bodytext', 'fulltext', 'articlebody', 'articletext', 'paragraphs'],
  ...[
    'contenthtml',
    'bodyhtml',
    'bodyxhtml',
    'articlehtml',
    'html',
    'xhtml',
    'markdown',
    'mobiledoc',
    'lexical',
  ],
];

/** Names of which the roles are remembered: the records of a file share theirs. */
const MAX_REMEMBERED = 1000;
const remembered = new Map<string, FieldRole | null>();

/** What a field is for, by its name; null where the name does not say. */
export function roleOfName(name: string): FieldRole | null {
  let role = remembered.get(name);
  if (role === undefined) {
    role = findRole(name);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(name, role);
  }
  return role;
}

function findRole(name: string): FieldRole | null {
  const words = name
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return ROLE_OF_WORD.get(words.at(-1) ?? '') ?? null;
}

/** The place of a field among those that hold a whole text, the lower the better; -1 where it is none of them. */
export function wholeTextRank(name: string): number {
  return WHOLE_TEXTS.indexOf(name.toLowerCase().replace(/[\s_-]/g, ''));
}
