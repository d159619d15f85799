// What explanations say in German.

import type { Explanations } from './explanation.js';

/** What explanations say in German. */
export const de: Explanations = {
  sum: 'Summe der Wörter',
  noWord: 'kein Wort, das für die Rangfolge zählt, kommt in diesem Dokument vor',
  word: '"{word}": idf * (k1 + 1) * weight / (k1 + weight), mit k1 = {k1}',
  wordOfLanguages:
    '"{word}": idf * (k1 + 1) * weight / (k1 + weight), mit k1 = {k1}, einmal für jede Sprache des Dokuments, in der das Wort vorkommt',
  rarity: 'idf, je seltener das Wort, desto höher; Dokumente mit diesem Wort: {documents}',
  rarityWeighted:
    'idf, je seltener das Wort, desto höher; Dokumente mit diesem Wort: {documents}; mal {weight}',
  rarityRepeated:
    'idf, je seltener das Wort, desto höher; Dokumente mit diesem Wort: {documents}; mal {repetition}, je öfter diese es wiederholen, desto höher',
  rarityRepeatedWeighted:
    'idf, je seltener das Wort, desto höher; Dokumente mit diesem Wort: {documents}; mal {repetition}, je öfter diese es wiederholen, desto höher; mal {weight}',
  weight: 'Gewicht (weight): Summe der Fundstellen und dessen, was genaue Formen und nahe Wörter hinzufügen',
  field: '{count} × im Feld {field}: Gewicht des Feldes {weight}, Länge in Wörtern {length}',
  matchedFormCounted: '{forms}: gefunden als Form des Stamms "{stem}", gezählt mit Faktor {boost}',
  matchedForm: '{forms}: gefunden als Form des Stamms "{stem}"',
  matchedCounted: '{forms}: gefunden als {kind}, gezählt mit Faktor {boost}',
  matched: '{forms}: gefunden als {kind}',
  exact: 'geschrieben wie "{word}": {factor} × das Gewicht dieser Fundstellen',
  near: 'höchstens {words} Wörter von einem anderen Wort der Anfrage entfernt: {factor} × das Gewicht dieser Fundstellen, desto weniger, je weiter entfernt und je häufiger das andere Wort ist',
  headings: 'in Überschriften: {factor} × das Gewicht dieser Fundstellen',
  shared: 'Wörter, die den ersten Treffern gemeinsam sind',
  noText:
    'es gibt keinen Text, in dem sie stehen könnten: so viel, wie Treffer mit Text im Durchschnitt bekommen',
  exactTitle: 'der Titel ist die Anfrage: (k1 + 1) × idf aller Wörter',
  exactTitleLowered:
    'der Titel ist die Anfrage: (k1 + 1) × idf aller Wörter, gesenkt, weil ein Text fehlt oder der Titel andere Zeichen enthält',
  quoted: 'der Text enthält die Anfrage Wort für Wort: (k1 + 1) × idf aller Wörter, gesenkt',
  named:
    'ein anderer Name des Dokuments ist die Anfrage: (k1 + 1) × idf aller Wörter, abzüglich drei Viertel der Wertung der Wörter',
  pinned: 'für diese Anfrage angeheftet: mehr, als Wörter, ein Titel oder ein Satz geben können',
  laterStage:
    'gesenkt auf sum / (1 + sum) * {times} (sum: Summe der Wörter), weil dieses Dokument erst in einer späteren Stufe der Suche gefunden wurde (Synonyme, Ergänzungen, Berichtigungen)',
  importance: 'Wichtigkeit: die Wörter zählen mit Faktor {factor}, weil andere Dokumente wichtiger sind',
  importanceLeast:
    'Wichtigkeit: die Wörter zählen mit Faktor {factor}, wie im unwichtigsten Dokument, weil andere mehr Wörter der Anfrage enthalten',
  importanceField: '1 + {weight} × Wichtigkeit nach dem Feld {field}: {share} von 1',
  weightOfFolder: 'Gewicht des Ordners {folder}',
  weightOfSection: 'Gewicht des Ressorts {section}',
  weightOfLanguage: 'Gewicht der Sprache {language}',
  weightOfValue: 'Gewicht von {field} = {value}',
  cluster: 'die Wörter, wie der Cluster sie wertet',
  clusterLater: 'die Wörter, wie der Cluster sie wertet, unter allen Treffern der vorigen Stufen ({stages})',
  clusterRest: 'wo die Wörter stehen, wie der Titel lautet und was den ersten Treffern gemeinsam ist',
  clusterSum: 'Summe aus',
  kindWord: 'gesuchtes Wort',
  kindSynonym: 'Synonym',
  kindCompound: 'Zusammensetzung mit dem Wort',
  kindPrefix: 'Wort mit diesem Anfang',
  kindTypo: 'Tippfehler',
  field_title: 'Titel',
  field_text: 'Text',
  field_related: 'Verwandte Schlagzeilen',
  field_tags: 'Schlagwörter',
  field_other: 'Weiteres',
  field_author: 'Autor',
  field_summary: 'Zusammenfassung',
  field_texts: 'Weitere Texte',
};
