// Messages in Italian.

import type { Messages } from './message.js';

/** Messages in Italian. */
export const it: Messages = {
  hitsMissing:
    'Questa ricerca richiede così tanto lavoro che è stata interrotta: possono esserci altri risultati, e migliori. Con meno parole o più lunghe si trova prima.',
  extrasMissing:
    'Questa ricerca richiede così tanto lavoro che è stata interrotta: i risultati ci sono tutti, ma possono mancare estratti, spiegazioni, numeri dei filtri o un’altra grafia.',
  ignored: 'La richiesta chiede più di quanto una ricerca possa fare. Non cercato: {words}.',
  unstarred: 'Un asterisco dentro o davanti a una parola qui chiede troppo. Cercato senza: {words}.',
  shortened:
    'Corrispondono più parole di quante una ricerca ne ammetta. Cercato solo con le più frequenti: {words}.',
  uncorrected:
    'Solo le prime parole sconosciute vengono cercate in un’altra grafia. Non cercate così: {words}.',
  plusAtOperator: 'Un segno più accanto ad AND o OR non conta.',
  signsAreSoft:
    'In una richiesta di più di 8 parole, quelle tra virgolette contano di più ma non sono obbligatorie, e un trattino non esclude nulla: lo fanno AND, + e NOT.',
  starsAreSoft: 'In una richiesta di più di 8 parole un asterisco dentro o davanti a una parola è testo.',
  operatorAsWord: '{operator} (carattere {at}) non unisce nulla ed è stato preso come parola.',
  quotationOpen: 'Le virgolette (carattere {at}) non sono chiuse; la frase arriva alla fine della richiesta.',
  parenthesisOpen: 'La parentesi (carattere {at}) non è chiusa; arriva alla fine della richiesta.',
  parenthesisClosed: 'La parentesi (carattere {at}) non era aperta ed è stata presa come testo.',
  parenthesesDeep: 'Più di {depth} parentesi una dentro l’altra sono state prese come testo.',
  fieldEmpty: 'Subito dopo «{field}» non c’è nulla; è stato preso come testo.',
  fieldNeedsDate:
    'Dopo «{field}» ci vuole una data come 2015, 2015-12 o 2015-12-31; è stato preso come testo.',
  fieldNeeds: '«{field}» è stato preso come testo. Dopo può stare: {expected}.',
  errorsMax: 'Una parola può avere al massimo 2 errori di battitura; di più non si cerca.',
  partShort: '«{text}» è troppo corto per una parte di parola ed è stato preso come parola.',
  wordWeight: 'Una parola non può avere un peso: «{weight}» è stato preso come testo.',
  likenessGiven:
    'Non si può fissare quanto le parole debbano somigliarsi: scriva «{text}~» per parole scritte quasi così.',
  regularExpression:
    'Le espressioni regolari non vengono lette: «{text}» è stato preso come testo. Un asterisco sta per qualsiasi lettera.',
  operatorOfOthers: '«{text}» qui non è un operatore ed è stato ignorato: scriva {operator}.',
  nearnessOfOthers:
    '«{text}» qui non è un operatore ed è stato preso come testo: scriva "salt water"~5 per parole vicine.',
  exclamation:
    'Un punto esclamativo non esclude nulla: «{text}» è stato preso come testo. Scriva «-{word}» per escluderlo.',
  phraseWeight: 'Una frase non può avere un peso: «{weight}» è stato preso come testo.',
  fieldUnknown: 'Non c’è un campo «{field}»: «{field}:» è stato preso come testo. Campi: {fields}.',
  questionMark:
    'Un punto interrogativo non sta per nessuna lettera: «{text}» è stato preso come testo. Un asterisco sta per lettere qualsiasi.',
  starInPhrase: 'Tra virgolette un asterisco non sta per lettere: «{text}» è stato cercato senza.',
  valueAsItStands: 'Il valore di «{field}:» vale così com’è: «{mark}» fa parte di «{text}».',
  minusOfNumber: 'Il meno di «-{text}» esclude i documenti con «{text}». Per il numero scrivete «\\-{text}».',
  orderedByDate: 'Ordinato per data: il punteggio non decide.',
  orderedByFields: 'Ordinato per {sort}: il punteggio non decide.',
  orderedByBands: 'Ordinato per fasce di punteggio, in ognuna prima il più recente.',
  filterLong: 'Il filtro è troppo lungo: può avere {length} caratteri.',
  filterDeep: 'Il filtro ha troppe parentesi una dentro l’altra: possono essere {depth}.',
  filterSign: 'Il filtro non si capisce dal carattere {at} in poi: «{sign}» lì non significa nulla.',
  filterValue:
    '«{found}» non si può confrontare con {field} (carattere {at} del filtro). Possibile: {expected}',
  filterFound: 'Il filtro non si capisce da «{found}» in poi (carattere {at}). Lì può stare: {expected}',
  filterEnds: 'Il filtro finisce troppo presto. Manca: {expected}',
  documentGone: 'Nessun documento ha questo indirizzo. Forse è stato tolto o rinominato.',
  fileGone: 'Il file da cui viene questo documento non c’è più.',
  nothingHere: 'A questo indirizzo non c’è nessuna pagina.',
  queryLong: 'La richiesta è troppo lunga: può avere 4000 caratteri.',
  wrongValue: 'L’indirizzo chiede qualcosa a cui non si può rispondere: {name}',
  tooMany: 'Dal vostro indirizzo si chiede più di quanto questo server permetta.',
  busy: 'In questo momento molte persone stanno cercando.',
  loading: 'L’indice si sta caricando.',
  failed: 'Qualcosa non ha funzionato sul server. È annotato con il numero {id}',
};
