// Messages in French.

import type { Messages } from './message.js';

/** Messages in French. */
export const fr: Messages = {
  hitsMissing:
    'Cette recherche demande tant de travail qu’elle a été interrompue : il peut y avoir plus de résultats, et de meilleurs. Des mots moins nombreux ou plus longs sont trouvés plus vite.',
  extrasMissing:
    'Cette recherche demande tant de travail qu’elle a été interrompue : les résultats sont complets, mais des extraits, des explications, les nombres des filtres ou une autre orthographe peuvent manquer.',
  ignored: 'Cette requête demande plus qu’une recherche ne peut faire. Non cherché : {words}.',
  unstarred: 'Un astérisque dans un mot ou devant lui demande trop ici. Cherché sans lui : {words}.',
  shortened:
    'Plus de mots conviennent qu’une recherche n’en admet. Cherché avec les plus fréquents seulement : {words}.',
  uncorrected:
    'Seuls les premiers mots inconnus sont cherchés sous une autre graphie. Non cherchés ainsi : {words}.',
  plusAtOperator: 'Un signe plus à côté de AND ou de OR ne compte pas.',
  signsAreSoft:
    'Dans une requête de plus de 8 mots, les mots entre guillemets comptent davantage sans être exigés, et un tiret n’exclut rien : AND, + et NOT le font.',
  starsAreSoft: 'Dans une requête de plus de 8 mots, un astérisque dans un mot ou devant lui est du texte.',
  operatorAsWord: '{operator} (caractère {at}) ne relie rien et a été pris pour un mot.',
  quotationOpen:
    'Le guillemet (caractère {at}) n’est pas fermé ; l’expression va jusqu’à la fin de la requête.',
  parenthesisOpen: 'La parenthèse (caractère {at}) n’est pas fermée ; elle va jusqu’à la fin de la requête.',
  parenthesisClosed: 'La parenthèse (caractère {at}) n’était pas ouverte et a été prise pour du texte.',
  parenthesesDeep: 'Plus de {depth} parenthèses emboîtées ont été prises pour du texte.',
  fieldEmpty: 'Rien ne suit directement « {field} » ; c’est pris pour du texte.',
  fieldNeedsDate:
    '« {field} » doit être suivi d’une date comme 2015, 2015-12 ou 2015-12-31 ; c’est pris pour du texte.',
  fieldNeeds: '« {field} » a été pris pour du texte. Peut suivre : {expected}.',
  errorsMax: 'Un mot peut avoir 2 fautes de frappe au plus ; davantage n’est pas cherché.',
  partShort: '« {text} » est trop court pour une partie de mot et a été pris pour un mot.',
  wordWeight: 'Un mot ne peut pas avoir de poids : « {weight} » a été pris pour du texte.',
  likenessGiven:
    'On ne peut pas fixer la ressemblance des mots : écrivez « {text}~ » pour des mots d’orthographe proche.',
  regularExpression:
    'Les expressions régulières ne sont pas lues : « {text} » a été pris pour du texte. Une étoile remplace n’importe quelles lettres.',
  operatorOfOthers: '« {text} » n’est pas un opérateur ici et a été ignoré : écrivez {operator}.',
  nearnessOfOthers:
    '« {text} » n’est pas un opérateur ici et a été pris pour du texte : écrivez "salt water"~5 pour des mots proches l’un de l’autre.',
  exclamation:
    'Un point d’exclamation n’exclut rien : « {text} » a été pris pour du texte. Écrivez « -{word} » pour l’exclure.',
  phraseWeight: 'Une expression ne peut pas avoir de poids : « {weight} » a été pris pour du texte.',
  fieldUnknown:
    'Il n’y a pas de champ « {field} » : « {field}: » a été pris pour du texte. Champs : {fields}.',
  questionMark:
    'Un point d’interrogation ne remplace aucune lettre : « {text} » a été pris pour du texte. Un astérisque remplace des lettres quelconques.',
  starInPhrase:
    'Entre guillemets, un astérisque ne remplace aucune lettre : « {text} » a été cherché sans lui.',
  valueAsItStands: 'La valeur de « {field}: » compte telle quelle : « {mark} » fait partie de « {text} ».',
  minusOfNumber:
    'Le moins de « -{text} » exclut les documents avec « {text} ». Pour le nombre, écrivez « \\-{text} ».',
  orderedByDate: 'Trié par date : le score ne décide pas.',
  orderedByFields: 'Trié par {sort} : le score ne décide pas.',
  orderedByBands: 'Trié par tranches de score, dans chacune le plus récent d’abord.',
  filterLong: 'Le filtre est trop long : il peut avoir {length} caractères.',
  filterDeep: 'Le filtre a trop de parenthèses emboîtées : il peut y en avoir {depth}.',
  filterSign: 'Le filtre est illisible à partir du caractère {at} : « {sign} » n’y veut rien dire.',
  filterValue: '« {found} » ne se compare pas à {field} (caractère {at} du filtre). Possible : {expected}',
  filterFound:
    'Le filtre est illisible à partir de « {found} » (caractère {at}). Possible à cet endroit : {expected}',
  filterEnds: 'Le filtre s’arrête trop tôt. Il manque : {expected}',
  documentGone: 'Aucun document n’a cette adresse. Il a peut-être été retiré ou renommé.',
  fileGone: 'Le fichier d’où vient ce document n’est plus là.',
  nothingHere: 'Il n’y a pas de page à cette adresse.',
  queryLong: 'La requête est trop longue : elle peut avoir 4 000 caractères.',
  wrongValue: 'L’adresse demande quelque chose à quoi on ne peut répondre : {name}',
  tooMany: 'Votre adresse demande plus que ce serveur ne permet.',
  busy: 'Beaucoup de personnes cherchent en ce moment.',
  loading: 'L’index est en cours de chargement.',
  failed: 'Quelque chose a échoué sur le serveur. C’est noté sous le numéro {id}',
};
