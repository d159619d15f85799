// What explanations say in Portuguese.

import type { Explanations } from './explanation.js';

/** What explanations say in Portuguese. */
export const pt: Explanations = {
  sum: 'soma das palavras',
  noWord: 'nenhuma palavra que conte para a ordem aparece neste documento',
  word: '"{word}": idf * (k1 + 1) * weight / (k1 + weight), com k1 = {k1}',
  wordOfLanguages:
    '"{word}": idf * (k1 + 1) * weight / (k1 + weight), com k1 = {k1}, uma vez por cada língua do documento em que a palavra aparece',
  rarity: 'idf, tanto mais alto quanto mais rara é a palavra; documentos que a contêm: {documents}',
  rarityWeighted:
    'idf, tanto mais alto quanto mais rara é a palavra; documentos que a contêm: {documents}; vezes {weight}',
  rarityRepeated:
    'idf, tanto mais alto quanto mais rara é a palavra; documentos que a contêm: {documents}; vezes {repetition}, tanto mais alto quanto mais a repetem',
  rarityRepeatedWeighted:
    'idf, tanto mais alto quanto mais rara é a palavra; documentos que a contêm: {documents}; vezes {repetition}, tanto mais alto quanto mais a repetem; vezes {weight}',
  weight: 'peso (weight): soma das ocorrências e do que acrescentam as formas exatas e as palavras próximas',
  field: '{count} × no campo {field}: peso do campo {weight}, comprimento em palavras {length}',
  matchedFormCounted: '{forms}: correspondência como forma do radical "{stem}", com fator {boost}',
  matchedForm: '{forms}: correspondência como forma do radical "{stem}"',
  matchedCounted: '{forms}: correspondência como {kind}, com fator {boost}',
  matched: '{forms}: correspondência como {kind}',
  exact: 'escrito como "{word}": {factor} × o peso destas ocorrências',
  near: 'no máximo a {words} palavras de outra palavra da consulta: {factor} × o peso destas ocorrências, tanto menos quanto mais distante e mais comum é a outra',
  headings: 'em intertítulos: {factor} × o peso destas ocorrências',
  shared: 'palavras que os primeiros resultados têm em comum',
  noText: 'não há texto que as possa conter: tanto quanto recebem em média os resultados que têm texto',
  exactTitle: 'o título é a consulta: (k1 + 1) × o idf de todas as palavras',
  exactTitleLowered:
    'o título é a consulta: (k1 + 1) × o idf de todas as palavras, reduzido porque falta o texto ou o título tem outros sinais',
  quoted: 'o texto contém a consulta palavra por palavra: (k1 + 1) × o idf de todas as palavras, reduzido',
  named:
    'outro nome do documento é a consulta: (k1 + 1) × o idf de todas as palavras, menos três quartos da pontuação das palavras',
  pinned: 'fixado para esta consulta: mais do que podem dar as palavras, um título ou uma frase',
  laterStage:
    'reduzido a sum / (1 + sum) * {times} (sum: soma das palavras), porque este documento só foi encontrado numa etapa posterior da pesquisa (sinónimos, palavras completadas, correções)',
  importance:
    'importância: as palavras contam com fator {factor}, porque outros documentos são mais importantes',
  importanceLeast:
    'importância: as palavras contam com fator {factor}, como no documento menos importante, porque outros contêm mais palavras da consulta',
  importanceField: '1 + {weight} × a importância segundo o campo {field}: {share} de 1',
  weightOfFolder: 'peso da pasta {folder}',
  weightOfSection: 'peso da secção {section}',
  weightOfLanguage: 'peso da língua {language}',
  weightOfValue: 'peso de {field} = {value}',
  cluster: 'as palavras, tal como o cluster as pontua',
  clusterLater:
    'as palavras, tal como o cluster as pontua, abaixo de todos os resultados das etapas anteriores ({stages})',
  clusterRest: 'onde estão as palavras, qual é o título e o que os primeiros resultados têm em comum',
  clusterSum: 'soma de',
  kindWord: 'palavra pesquisada',
  kindSynonym: 'sinónimo',
  kindCompound: 'palavra composta',
  kindPrefix: 'palavra que começa assim',
  kindTypo: 'erro de digitação',
  field_title: 'título',
  field_text: 'texto',
  field_related: 'títulos relacionados',
  field_tags: 'etiquetas',
  field_other: 'outros',
  field_author: 'autor',
  field_summary: 'resumo',
  field_texts: 'outros textos',
};
