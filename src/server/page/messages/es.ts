// Messages in Spanish.

import type { Messages } from './message.js';

/** Messages in Spanish. */
export const es: Messages = {
  hitsMissing:
    'Esta búsqueda exige tanto que se ha terminado antes de tiempo: puede haber más resultados, y mejores. Con menos palabras o más largas se encuentra antes.',
  extrasMissing:
    'Esta búsqueda exige tanto que se ha terminado antes de tiempo: los resultados están completos, pero pueden faltar fragmentos, explicaciones, cifras de los filtros u otra ortografía.',
  ignored: 'La consulta pide más de lo que admite una búsqueda. No se ha buscado: {words}.',
  unstarred:
    'Un asterisco dentro o delante de una palabra pide aquí demasiado. Se ha buscado sin él: {words}.',
  shortened:
    'Coinciden más palabras de las que admite una búsqueda. Buscado solo con las más frecuentes: {words}.',
  uncorrected: 'Solo las primeras palabras desconocidas se buscan con otra grafía. No buscadas así: {words}.',
  plusAtOperator: 'Un signo más junto a AND u OR no cuenta.',
  signsAreSoft:
    'En una consulta de más de 8 palabras, las que van entre comillas cuentan más pero no son obligatorias, y un guion no excluye nada: para eso están AND, + y NOT.',
  starsAreSoft:
    'En una consulta de más de 8 palabras, un asterisco dentro o delante de una palabra es texto.',
  operatorAsWord: '{operator} (carácter {at}) no une nada y se ha tomado como palabra.',
  quotationOpen: 'Las comillas (carácter {at}) no se cierran; la frase llega hasta el final de la consulta.',
  parenthesisOpen: 'El paréntesis (carácter {at}) no se cierra; llega hasta el final de la consulta.',
  parenthesisClosed: 'El paréntesis (carácter {at}) no se había abierto y se ha tomado como texto.',
  parenthesesDeep: 'Más de {depth} paréntesis uno dentro de otro se han tomado como texto.',
  fieldEmpty: 'Justo detrás de «{field}» no hay nada; se ha tomado como texto.',
  fieldNeedsDate:
    'Detrás de «{field}» debe ir una fecha como 2015, 2015-12 o 2015-12-31; se ha tomado como texto.',
  fieldNeeds: '«{field}» se ha tomado como texto. Detrás puede ir: {expected}.',
  errorsMax: 'Una palabra puede tener 2 erratas como máximo; no se buscan más.',
  partShort: '«{text}» es demasiado corto para ser parte de una palabra y se ha tomado como palabra.',
  wordWeight: 'Una palabra no puede tener peso: «{weight}» se ha tomado como texto.',
  likenessGiven:
    'No se puede fijar el parecido de las palabras: escriba «{text}~» para palabras escritas casi así.',
  regularExpression:
    'Las expresiones regulares no se leen: «{text}» se ha tomado como texto. Un asterisco vale por cualquier letra.',
  operatorOfOthers: '«{text}» no es un operador aquí y se ha pasado por alto: escriba {operator}.',
  nearnessOfOthers:
    '«{text}» no es un operador aquí y se ha tomado como texto: escriba "salt water"~5 para palabras cercanas.',
  exclamation:
    'Un signo de exclamación no excluye nada: «{text}» se ha tomado como texto. Escriba «-{word}» para excluirlo.',
  phraseWeight: 'Una frase no puede tener peso: «{weight}» se ha tomado como texto.',
  fieldUnknown: 'No hay ningún campo «{field}»: «{field}:» se ha tomado como texto. Campos: {fields}.',
  questionMark:
    'Un signo de interrogación no representa ninguna letra: «{text}» se ha tomado como texto. Un asterisco representa cualquier letra.',
  starInPhrase: 'Entre comillas un asterisco no representa letras: «{text}» se ha buscado sin él.',
  valueAsItStands: 'El valor de «{field}:» vale tal como está: «{mark}» forma parte de «{text}».',
  minusOfNumber:
    'El menos de «-{text}» excluye los documentos con «{text}». Para el número escriba «\\-{text}».',
  orderedByDate: 'Ordenado por fecha: la puntuación no decide.',
  orderedByFields: 'Ordenado por {sort}: la puntuación no decide.',
  orderedByBands: 'Ordenado por franjas de puntuación, en cada una lo más nuevo primero.',
  filterLong: 'El filtro es demasiado largo: puede tener {length} caracteres.',
  filterDeep: 'El filtro tiene demasiados paréntesis uno dentro de otro: puede haber {depth}.',
  filterSign: 'El filtro no se entiende a partir del carácter {at}: «{sign}» no significa nada ahí.',
  filterValue:
    '«{found}» no se puede comparar con {field} (carácter {at} del filtro). Es posible: {expected}',
  filterFound: 'El filtro no se entiende a partir de «{found}» (carácter {at}). Ahí puede ir: {expected}',
  filterEnds: 'El filtro termina demasiado pronto. Falta: {expected}',
  documentGone: 'Ningún documento tiene esta dirección. Quizá se haya quitado o cambiado de nombre.',
  fileGone: 'El archivo del que procede este documento ya no está.',
  nothingHere: 'No hay ninguna página en esta dirección.',
  queryLong: 'La consulta es demasiado larga: puede tener 4000 caracteres.',
  wrongValue: 'La dirección pide algo a lo que no se puede responder: {name}',
  tooMany: 'Desde su dirección se pregunta más de lo que permite este servidor.',
  busy: 'Ahora mismo hay muchas personas buscando.',
  loading: 'El índice se está cargando.',
  failed: 'Algo ha fallado en el servidor. Ha quedado anotado con el número {id}',
};
