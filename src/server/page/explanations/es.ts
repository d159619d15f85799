// What explanations say in Spanish.

import type { Explanations } from './explanation.js';

/** What explanations say in Spanish. */
export const es: Explanations = {
  sum: 'suma de las palabras',
  noWord: 'ninguna palabra que cuente para el orden aparece en este documento',
  word: '"{word}": idf * (k1 + 1) * weight / (k1 + weight), con k1 = {k1}',
  wordOfLanguages:
    '"{word}": idf * (k1 + 1) * weight / (k1 + weight), con k1 = {k1}, una vez por cada idioma del documento en que aparece la palabra',
  rarity: 'idf, más alto cuanto más rara es la palabra; documentos que la contienen: {documents}',
  rarityWeighted:
    'idf, más alto cuanto más rara es la palabra; documentos que la contienen: {documents}; por {weight}',
  rarityRepeated:
    'idf, más alto cuanto más rara es la palabra; documentos que la contienen: {documents}; por {repetition}, más alto cuanto más la repiten',
  rarityRepeatedWeighted:
    'idf, más alto cuanto más rara es la palabra; documentos que la contienen: {documents}; por {repetition}, más alto cuanto más la repiten; por {weight}',
  weight:
    'peso (weight): suma de las coincidencias y de lo que añaden las formas exactas y las palabras cercanas',
  field: '{count} × en el campo {field}: peso del campo {weight}, longitud en palabras {length}',
  matchedFormCounted: '{forms}: coincidencia como forma de la raíz "{stem}", con factor {boost}',
  matchedForm: '{forms}: coincidencia como forma de la raíz "{stem}"',
  matchedCounted: '{forms}: coincidencia como {kind}, con factor {boost}',
  matched: '{forms}: coincidencia como {kind}',
  exact: 'escrito como "{word}": {factor} × el peso de estas coincidencias',
  near: 'a {words} palabras como máximo de otra palabra de la consulta: {factor} × el peso de estas coincidencias, tanto menos cuanto más lejana y común sea la otra',
  headings: 'en encabezados: {factor} × el peso de estas coincidencias',
  shared: 'palabras que los primeros resultados tienen en común',
  noText: 'no hay texto que pueda contenerlas: tanto como reciben de media los resultados que lo tienen',
  exactTitle: 'el título es la consulta: (k1 + 1) × el idf de todas las palabras',
  exactTitleLowered:
    'el título es la consulta: (k1 + 1) × el idf de todas las palabras, rebajado porque falta el texto o el título lleva otros signos',
  quoted:
    'el texto contiene la consulta palabra por palabra: (k1 + 1) × el idf de todas las palabras, rebajado',
  named:
    'otro nombre del documento es la consulta: (k1 + 1) × el idf de todas las palabras, menos tres cuartos de la puntuación de las palabras',
  pinned: 'fijado para esta consulta: más de lo que pueden dar las palabras, un título o una oración',
  laterStage:
    'rebajado a sum / (1 + sum) * {times} (sum: suma de las palabras), porque este documento solo se encontró en una etapa posterior de la búsqueda (sinónimos, palabras completadas, correcciones)',
  importance:
    'importancia: las palabras cuentan con factor {factor}, porque otros documentos son más importantes',
  importanceLeast:
    'importancia: las palabras cuentan con factor {factor}, como en el documento menos importante, porque otros contienen más palabras de la consulta',
  importanceField: '1 + {weight} × la importancia según el campo {field}: {share} de 1',
  weightOfFolder: 'peso de la carpeta {folder}',
  weightOfSection: 'peso de la sección {section}',
  weightOfLanguage: 'peso del idioma {language}',
  weightOfValue: 'peso de {field} = {value}',
  cluster: 'las palabras, tal como las puntúa el clúster',
  clusterLater:
    'las palabras, tal como las puntúa el clúster, por debajo de todos los resultados de las etapas anteriores ({stages})',
  clusterRest: 'dónde están las palabras, cuál es el título y qué tienen en común los primeros resultados',
  clusterSum: 'suma de',
  kindWord: 'palabra buscada',
  kindSynonym: 'sinónimo',
  kindCompound: 'palabra compuesta',
  kindPrefix: 'palabra que empieza así',
  kindTypo: 'errata',
  field_title: 'título',
  field_text: 'texto',
  field_related: 'titulares relacionados',
  field_tags: 'etiquetas',
  field_other: 'otros',
  field_author: 'autor',
  field_summary: 'resumen',
  field_texts: 'otros textos',
};
