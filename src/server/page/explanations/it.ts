// What explanations say in Italian.

import type { Explanations } from './explanation.js';

/** What explanations say in Italian. */
export const it: Explanations = {
  sum: 'somma delle parole',
  noWord: 'in questo documento non c’è nessuna parola che conti per l’ordine',
  word: '"{word}": idf * (k1 + 1) * weight / (k1 + weight), con k1 = {k1}',
  wordOfLanguages:
    '"{word}": idf * (k1 + 1) * weight / (k1 + weight), con k1 = {k1}, una volta per ogni lingua del documento in cui si trova la parola',
  rarity: 'idf, tanto più alto quanto più la parola è rara; documenti che la contengono: {documents}',
  rarityWeighted:
    'idf, tanto più alto quanto più la parola è rara; documenti che la contengono: {documents}; per {weight}',
  rarityRepeated:
    'idf, tanto più alto quanto più la parola è rara; documenti che la contengono: {documents}; per {repetition}, tanto più alto quanto più spesso la ripetono',
  rarityRepeatedWeighted:
    'idf, tanto più alto quanto più la parola è rara; documenti che la contengono: {documents}; per {repetition}, tanto più alto quanto più spesso la ripetono; per {weight}',
  weight:
    'peso (weight): somma delle corrispondenze e di quanto aggiungono le forme esatte e le parole vicine',
  field: '{count} × nel campo {field}: peso del campo {weight}, lunghezza in parole {length}',
  matchedFormCounted: '{forms}: corrispondenza come forma della radice "{stem}", con fattore {boost}',
  matchedForm: '{forms}: corrispondenza come forma della radice "{stem}"',
  matchedCounted: '{forms}: corrispondenza come {kind}, con fattore {boost}',
  matched: '{forms}: corrispondenza come {kind}',
  exact: 'scritto come "{word}": {factor} × il peso di queste corrispondenze',
  near: 'al massimo a {words} parole da un’altra parola della richiesta: {factor} × il peso di queste corrispondenze, tanto meno quanto più l’altra è lontana e comune',
  headings: 'nei titoli interni: {factor} × il peso di queste corrispondenze',
  shared: 'parole che i primi risultati hanno in comune',
  noText: 'non c’è un testo che possa contenerle: quanto ricevono in media i risultati che ne hanno uno',
  exactTitle: 'il titolo è la richiesta: (k1 + 1) × l’idf di tutte le parole',
  exactTitleLowered:
    'il titolo è la richiesta: (k1 + 1) × l’idf di tutte le parole, ridotto perché manca il testo o il titolo ha altri segni',
  quoted: 'il testo contiene la richiesta parola per parola: (k1 + 1) × l’idf di tutte le parole, ridotto',
  named:
    'un altro nome del documento è la richiesta: (k1 + 1) × l’idf di tutte le parole, meno tre quarti del punteggio delle parole',
  pinned: 'fissato per questa richiesta: più di quanto possano dare le parole, un titolo o una frase',
  laterStage:
    'ridotto a sum / (1 + sum) * {times} (sum: somma delle parole), perché questo documento è stato trovato solo in una fase successiva della ricerca (sinonimi, completamenti, correzioni)',
  importance:
    'importanza: le parole contano con fattore {factor}, perché altri documenti sono più importanti',
  importanceLeast:
    'importanza: le parole contano con fattore {factor}, come nel documento meno importante, perché altri contengono più parole della richiesta',
  importanceField: '1 + {weight} × l’importanza secondo il campo {field}: {share} su 1',
  weightOfFolder: 'peso della cartella {folder}',
  weightOfSection: 'peso della sezione {section}',
  weightOfLanguage: 'peso della lingua {language}',
  weightOfValue: 'peso di {field} = {value}',
  cluster: 'le parole, con il punteggio che dà loro il cluster',
  clusterLater:
    'le parole, con il punteggio che dà loro il cluster, sotto tutti i risultati delle fasi precedenti ({stages})',
  clusterRest: 'dove si trovano le parole, qual è il titolo e che cosa hanno in comune i primi risultati',
  clusterSum: 'somma di',
  kindWord: 'parola cercata',
  kindSynonym: 'sinonimo',
  kindCompound: 'parola composta',
  kindPrefix: 'parola che inizia così',
  kindTypo: 'errore di battitura',
  field_title: 'titolo',
  field_text: 'testo',
  field_related: 'titoli collegati',
  field_tags: 'etichette',
  field_other: 'altro',
  field_author: 'autore',
  field_summary: 'riassunto',
  field_texts: 'altri testi',
};
