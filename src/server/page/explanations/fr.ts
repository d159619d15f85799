// What explanations say in French.

import type { Explanations } from './explanation.js';

/** What explanations say in French. */
export const fr: Explanations = {
  sum: 'somme des mots',
  noWord: 'aucun mot qui compte pour le classement ne figure dans ce document',
  word: '"{word}" : idf * (k1 + 1) * weight / (k1 + weight), avec k1 = {k1}',
  wordOfLanguages:
    '"{word}" : idf * (k1 + 1) * weight / (k1 + weight), avec k1 = {k1}, une fois pour chaque langue du document dans laquelle le mot figure',
  rarity: 'idf, d’autant plus élevé que le mot est rare ; documents où il figure : {documents}',
  rarityWeighted:
    'idf, d’autant plus élevé que le mot est rare ; documents où il figure : {documents} ; fois {weight}',
  rarityRepeated:
    'idf, d’autant plus élevé que le mot est rare ; documents où il figure : {documents} ; fois {repetition}, d’autant plus élevé qu’ils le répètent souvent',
  rarityRepeatedWeighted:
    'idf, d’autant plus élevé que le mot est rare ; documents où il figure : {documents} ; fois {repetition}, d’autant plus élevé qu’ils le répètent souvent ; fois {weight}',
  weight:
    'poids (weight) : somme des occurrences et de ce qu’ajoutent les formes exactes et les mots proches',
  field: '{count} × dans le champ {field} : poids du champ {weight}, longueur en mots {length}',
  matchedFormCounted: '{forms} : correspondance comme forme du radical "{stem}", avec le facteur {boost}',
  matchedForm: '{forms} : correspondance comme forme du radical "{stem}"',
  matchedCounted: '{forms} : correspondance comme {kind}, avec le facteur {boost}',
  matched: '{forms} : correspondance comme {kind}',
  exact: 'écrit comme "{word}" : {factor} × le poids de ces occurrences',
  near: 'à {words} mots au plus d’un autre mot de la requête : {factor} × le poids de ces occurrences, d’autant moins que l’autre est éloigné et courant',
  headings: 'dans des intertitres : {factor} × le poids de ces occurrences',
  shared: 'mots que les premiers résultats ont en commun',
  noText:
    'il n’y a pas de texte pour les contenir : autant que ce que reçoivent en moyenne les résultats qui en ont un',
  exactTitle: 'le titre est la requête : (k1 + 1) × l’idf de tous les mots',
  exactTitleLowered:
    'le titre est la requête : (k1 + 1) × l’idf de tous les mots, réduit parce que le texte manque ou que le titre comporte d’autres signes',
  quoted: 'le texte contient la requête mot pour mot : (k1 + 1) × l’idf de tous les mots, réduit',
  named:
    'un autre nom du document est la requête : (k1 + 1) × l’idf de tous les mots, moins les trois quarts du score des mots',
  pinned: 'épinglé pour cette requête : plus que ne peuvent donner des mots, un titre ou une phrase',
  laterStage:
    'ramené à sum / (1 + sum) * {times} (sum : somme des mots), car ce document n’a été trouvé qu’à une étape ultérieure de la recherche (synonymes, mots complétés, corrections)',
  importance:
    'importance : les mots comptent avec le facteur {factor}, car d’autres documents sont plus importants',
  importanceLeast:
    'importance : les mots comptent avec le facteur {factor}, comme dans le document le moins important, car d’autres contiennent davantage de mots de la requête',
  importanceField: '1 + {weight} × l’importance d’après le champ {field} : {share} sur 1',
  weightOfFolder: 'poids du dossier {folder}',
  weightOfSection: 'poids de la rubrique {section}',
  weightOfLanguage: 'poids de la langue {language}',
  weightOfValue: 'poids de {field} = {value}',
  cluster: 'les mots, tels que le cluster les note',
  clusterLater:
    'les mots, tels que le cluster les note, au-dessous de tous les résultats des étapes précédentes ({stages})',
  clusterRest: 'la place des mots, le titre et ce que les premiers résultats ont en commun',
  clusterSum: 'somme de',
  kindWord: 'mot cherché',
  kindSynonym: 'synonyme',
  kindCompound: 'mot composé',
  kindPrefix: 'mot commençant ainsi',
  kindTypo: 'faute de frappe',
  field_title: 'titre',
  field_text: 'texte',
  field_related: 'titres liés',
  field_tags: 'mots-clés',
  field_other: 'autres',
  field_author: 'auteur',
  field_summary: 'résumé',
  field_texts: 'autres textes',
};
