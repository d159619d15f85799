// Messages in Portuguese.

import type { Messages } from './message.js';

/** Messages in Portuguese. */
export const pt: Messages = {
  hitsMissing:
    'Esta busca exige tanto que foi encerrada antes do fim: pode haver mais resultados, e melhores. Com menos palavras ou mais longas se encontra mais depressa.',
  extrasMissing:
    'Esta busca exige tanto que foi encerrada antes do fim: os resultados estão completos, mas podem faltar trechos, explicações, números dos filtros ou outra grafia.',
  ignored: 'A consulta pede mais do que uma busca pode fazer. Não foi procurado: {words}.',
  unstarred: 'Um asterisco dentro ou antes de uma palavra pede demais aqui. Procurado sem ele: {words}.',
  shortened:
    'Há mais palavras correspondentes do que uma pesquisa admite. Procurado só com as mais frequentes: {words}.',
  uncorrected:
    'Só as primeiras palavras desconhecidas são procuradas com outra grafia. Não procuradas assim: {words}.',
  plusAtOperator: 'Um sinal de mais ao lado de AND ou OR não conta.',
  signsAreSoft:
    'Numa consulta com mais de 8 palavras, as que estão entre aspas contam mais, mas não são obrigatórias, e um hífen não exclui nada: AND, + e NOT fazem isso.',
  starsAreSoft: 'Numa consulta com mais de 8 palavras, um asterisco dentro ou antes de uma palavra é texto.',
  operatorAsWord: '{operator} (caractere {at}) não une nada e foi tomado como palavra.',
  quotationOpen: 'As aspas (caractere {at}) não se fecham; a frase vai até o fim da consulta.',
  parenthesisOpen: 'O parêntese (caractere {at}) não se fecha; vai até o fim da consulta.',
  parenthesisClosed: 'O parêntese (caractere {at}) não foi aberto e foi tomado como texto.',
  parenthesesDeep: 'Mais de {depth} parênteses um dentro do outro foram tomados como texto.',
  fieldEmpty: 'Logo depois de “{field}” não há nada; foi tomado como texto.',
  fieldNeedsDate:
    'Depois de “{field}” deve vir uma data como 2015, 2015-12 ou 2015-12-31; foi tomado como texto.',
  fieldNeeds: '“{field}” foi tomado como texto. Depois pode vir: {expected}.',
  errorsMax: 'Uma palavra pode ter no máximo 2 erros de digitação; mais não se procura.',
  partShort: '“{text}” é curto demais para uma parte de palavra e foi tomado como palavra.',
  wordWeight: 'Uma palavra não pode ter peso: “{weight}” foi tomado como texto.',
  likenessGiven:
    'Não se pode definir a semelhança das palavras: escreva “{text}~” para palavras escritas quase assim.',
  regularExpression:
    'Expressões regulares não são lidas: “{text}” foi tomado como texto. Um asterisco vale por quaisquer letras.',
  operatorOfOthers: '“{text}” não é um operador aqui e foi ignorado: escreva {operator}.',
  nearnessOfOthers:
    '“{text}” não é um operador aqui e foi tomado como texto: escreva "salt water"~5 para palavras próximas.',
  exclamation:
    'Um ponto de exclamação não exclui nada: “{text}” foi tomado como texto. Escreva “-{word}” para excluir.',
  phraseWeight: 'Uma frase não pode ter peso: “{weight}” foi tomado como texto.',
  fieldUnknown: 'Não há um campo “{field}”: “{field}:” foi tomado como texto. Campos: {fields}.',
  questionMark:
    'Um ponto de interrogação não representa letra nenhuma: “{text}” foi tomado como texto. Um asterisco representa quaisquer letras.',
  starInPhrase: 'Entre aspas um asterisco não representa letras: “{text}” foi procurado sem ele.',
  valueAsItStands: 'O valor de “{field}:” vale como está: “{mark}” faz parte de “{text}”.',
  minusOfNumber: 'O menos de “-{text}” exclui documentos com “{text}”. Para o número, escreva “\\-{text}”.',
  orderedByDate: 'Ordenado por data: a pontuação não decide.',
  orderedByFields: 'Ordenado por {sort}: a pontuação não decide.',
  orderedByBands: 'Ordenado por faixas de pontuação, em cada uma o mais novo primeiro.',
  filterLong: 'O filtro é longo demais: pode ter {length} caracteres.',
  filterDeep: 'O filtro tem parênteses demais um dentro do outro: pode haver {depth}.',
  filterSign: 'O filtro não se entende a partir do caractere {at}: “{sign}” não significa nada ali.',
  filterValue: '“{found}” não se compara com {field} (caractere {at} do filtro). É possível: {expected}',
  filterFound: 'O filtro não se entende a partir de “{found}” (caractere {at}). Ali pode vir: {expected}',
  filterEnds: 'O filtro termina cedo demais. Falta: {expected}',
  documentGone: 'Nenhum documento tem este endereço. Talvez tenha sido removido ou mudado de nome.',
  fileGone: 'O arquivo de onde veio este documento não está mais lá.',
  nothingHere: 'Não há nenhuma página neste endereço.',
  queryLong: 'A consulta é longa demais: pode ter 4.000 caracteres.',
  wrongValue: 'O endereço pede algo que não se pode responder: {name}',
  tooMany: 'Do seu endereço se pede mais do que este servidor permite.',
  busy: 'Muitas pessoas estão buscando agora.',
  loading: 'O índice está sendo carregado.',
  failed: 'Algo falhou no servidor. Ficou anotado com o número {id}',
};
