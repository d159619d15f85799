// Messages in German.

import type { Messages } from './message.js';

/** Messages in German. */
export const de: Messages = {
  hitsMissing:
    'Diese Suche ist so aufwendig, dass sie vorzeitig beendet wurde: Es kann mehr und bessere Treffer geben. Weniger oder längere Wörter sind schneller gefunden.',
  extrasMissing:
    'Diese Suche ist so aufwendig, dass sie vorzeitig beendet wurde: Die Treffer sind vollständig, aber Auszüge, Erklärungen, Zahlen an den Filtern oder eine andere Schreibung können fehlen.',
  ignored: 'Die Anfrage verlangt mehr, als eine Suche darf. Nicht gesucht: {words}.',
  unstarred: 'Ein Stern in oder vor einem Wort verlangt hier zu viel. Ohne ihn gesucht: {words}.',
  shortened: 'Es passen mehr Wörter, als eine Suche darf. Nur mit den häufigsten gesucht: {words}.',
  uncorrected:
    'Nur die ersten unbekannten Wörter werden in anderer Schreibung gesucht. Nicht so gesucht: {words}.',
  plusAtOperator: 'Ein Pluszeichen neben AND oder OR zählt nicht.',
  signsAreSoft:
    'In einer Anfrage von mehr als 8 Wörtern zählen Wörter in Anführungszeichen mehr, müssen aber nicht vorkommen, und ein Strich schließt nichts aus: Das tun AND, + und NOT.',
  starsAreSoft: 'In einer Anfrage von mehr als 8 Wörtern ist ein Stern in oder vor einem Wort Text.',
  operatorAsWord: '{operator} (Zeichen {at}) verbindet nichts und wurde als Wort genommen.',
  quotationOpen:
    'Das Anführungszeichen (Zeichen {at}) ist nicht geschlossen; die Wortfolge reicht bis ans Ende.',
  parenthesisOpen: 'Die Klammer (Zeichen {at}) ist nicht geschlossen; sie reicht bis ans Ende.',
  parenthesisClosed: 'Die Klammer (Zeichen {at}) wurde nicht geöffnet und als Text genommen.',
  parenthesesDeep: 'Mehr als {depth} Klammern ineinander wurden als Text genommen.',
  fieldEmpty: 'Direkt hinter „{field}“ steht nichts; es wurde als Text genommen.',
  fieldNeedsDate:
    'Hinter „{field}“ muss ein Datum wie 2015, 2015-12 oder 2015-12-31 stehen; es wurde als Text genommen.',
  fieldNeeds: '„{field}“ wurde als Text genommen. Dahinter kann stehen: {expected}.',
  errorsMax: 'Ein Wort darf höchstens 2 Tippfehler haben; nach mehr wird nicht gesucht.',
  partShort: '„{text}“ ist zu kurz für einen Teil eines Wortes und wurde als Wort genommen.',
  wordWeight: 'Ein Wort kann kein Gewicht haben: „{weight}“ wurde als Text genommen.',
  likenessGiven:
    'Wie ähnlich Wörter sein müssen, lässt sich nicht angeben: „{text}~“ findet ähnlich geschriebene.',
  regularExpression:
    'Reguläre Ausdrücke werden nicht gelesen: „{text}“ wurde als Text genommen. Ein Stern steht für beliebige Buchstaben.',
  operatorOfOthers: '„{text}“ ist hier kein Operator und wurde übergangen: Schreiben Sie {operator}.',
  nearnessOfOthers:
    '„{text}“ ist hier kein Operator und wurde als Text genommen: Wörter nah beieinander findet "salt water"~5.',
  exclamation:
    'Ein Ausrufezeichen schließt nichts aus: „{text}“ wurde als Text genommen. Schreiben Sie „-{word}“.',
  phraseWeight: 'Eine Wortfolge kann kein Gewicht haben: „{weight}“ wurde als Text genommen.',
  fieldUnknown: 'Ein Feld „{field}“ gibt es nicht: „{field}:“ wurde als Text genommen. Felder: {fields}.',
  questionMark:
    'Ein Fragezeichen steht für keinen Buchstaben: „{text}“ wurde als Text genommen. Ein Stern steht für beliebige Buchstaben.',
  starInPhrase: 'In Anführungszeichen steht ein Stern für keine Buchstaben: „{text}“ wurde ohne ihn gesucht.',
  valueAsItStands: 'Der Wert von „{field}:“ gilt, wie er dasteht: „{mark}“ gehört zu „{text}“.',
  minusOfNumber:
    'Das Minus von „-{text}“ schließt Dokumente mit „{text}“ aus. Für die Zahl schreiben Sie „\\-{text}“.',
  orderedByDate: 'Nach Datum geordnet: Die Wertung entscheidet nicht.',
  orderedByFields: 'Nach {sort} geordnet: Die Wertung entscheidet nicht.',
  orderedByBands: 'Nach Stufen der Wertung geordnet, in jeder das Neuere vor dem Älteren.',
  filterLong: 'Der Filter ist zu lang: Er darf {length} Zeichen haben.',
  filterDeep: 'Der Filter hat zu viele Klammern ineinander: Es dürfen {depth} sein.',
  filterSign: 'Der Filter ist ab Zeichen {at} nicht lesbar: „{sign}“ hat dort keine Bedeutung.',
  filterValue:
    '„{found}“ lässt sich nicht mit {field} vergleichen (Zeichen {at} des Filters). Möglich ist: {expected}',
  filterFound: 'Der Filter ist ab „{found}“ nicht lesbar (Zeichen {at}). Dort kann stehen: {expected}',
  filterEnds: 'Der Filter endet zu früh. Es fehlt: {expected}',
  documentGone: 'Unter dieser Adresse gibt es kein Dokument. Vielleicht wurde es entfernt oder umbenannt.',
  fileGone: 'Die Datei, aus der dieses Dokument stammt, ist nicht mehr da.',
  nothingHere: 'Unter dieser Adresse gibt es keine Seite.',
  queryLong: 'Die Anfrage ist zu lang: Sie darf 4.000 Zeichen haben.',
  wrongValue: 'Die Adresse verlangt etwas, das sich nicht beantworten lässt: {name}',
  tooMany: 'Von Ihrer Adresse wird mehr gefragt, als dieser Server erlaubt.',
  busy: 'Gerade suchen sehr viele.',
  loading: 'Der Index wird gerade geladen.',
  failed: 'Auf dem Server ist etwas schiefgegangen. Vermerkt ist es unter der Nummer {id}',
};
