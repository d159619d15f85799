// English words of several spellings and irregular plurals as one, before they are stemmed: `colour` as `color`, `organisation` as
// `organization`, `wolves` as `wolf`, `crises` as `crisis`. Rules where a rule holds, and lists where it does not: a word that
// may be a form of either of two (`lives`, `leaves`, `axes`) stays as it is written, and is read as the other one besides.

/** Irregular plurals whose singular no rule gives. */
const SINGULARS: ReadonlyMap<string, string> = new Map(
  (
    'wolves:wolf wives:wife knives:knife shelves:shelf bookshelves:bookshelf halves:half calves:calf loaves:loaf thieves:thief ' +
    'elves:elf selves:self scarves:scarf hooves:hoof dwarves:dwarf wharves:wharf midwives:midwife housewives:housewife ' +
    'men:man women:woman children:child grandchildren:grandchild feet:foot teeth:tooth geese:goose mice:mouse lice:louse oxen:ox ' +
    'crises:crisis theses:thesis hypotheses:hypothesis parentheses:parenthesis oases:oasis diagnoses:diagnosis ' +
    'prognoses:prognosis synopses:synopsis emphases:emphasis syntheses:synthesis analyses:analysis metastases:metastasis ' +
    'neuroses:neurosis psychoses:psychosis criteria:criterion phenomena:phenomenon indices:index matrices:matrix ' +
    'vertices:vertex vortices:vortex appendices:appendix fungi:fungus nuclei:nucleus stimuli:stimulus radii:radius cacti:cactus ' +
    'alumni:alumnus syllabi:syllabus bacilli:bacillus loci:locus larvae:larva antennae:antenna formulae:formula ' +
    'vertebrae:vertebra algae:alga nebulae:nebula bacteria:bacterium curricula:curriculum memoranda:memorandum ' +
    'quanta:quantum strata:stratum spectra:spectrum ova:ovum genera:genus'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Words that are a form of one word by rule, and the plural of another. */
const OTHER_READINGS: ReadonlyMap<string, string> = new Map([
  ['leaves', 'leaf'],
  ['cloverleaves', 'cloverleaf'],
  ['lives', 'life'],
  ['axes', 'axis'],
  ['bases', 'basis'],
  ['ellipses', 'ellipsis'],
]);

/** Words in `-men` that are no plurals of `-man`. */
const NO_PLURAL =
  /^(?:wo|o|a|ya|ye|sta|speci|regi|abdo|acu|se|hy|bitu|cycla|ra|albu|ru|lu|fora|ceru|tegu|exa|yee)men$/;

/** Words with `-our` in Britain and `-or` in America, without that ending. */
const OUR =
  /^((?:un|dis|mis)?(?:arm|behavi|cand|clam|col|demean|disfav|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig|discol|watercol|technicol|belab))our/;
const RE =
  /^((?:epi|amphi|kilo|centi|milli|micro|nano|deca|deci|multi|hecto)?(?:cent|theat|met|lit|fib|calib|lust|somb|spect|meag|sab|reconnoit|goit|mit|nit|sepulch|accout))r(e|es|ed|ing)$/;
/** Words in `-ise` for which nobody writes `-ize`, by how they end: `advise`, `exercise`, `surprise`, `promise`, `raise`. */
const NO_IZE = /(?:v|c|pr|m|gu|w|[^o]r|a|o|u|h|[^o]t|and|ad|gl)is(?:e[sdr]?|ers|ing|able)$/;
/** ... and yet these are written so. */
const IZE_AFTER_ALL =
  /(?:econom|atom|custom|optim|maxim|minim|legitim|random|system|epitom|victim|item|anatom|astronom|euphem|standard|summar|categor|author|memor|theor|prior|polar|popular|regular|secular|militar|vapor|familiar|computer|character|pressur|winter|pauper|privat|democrat|dramat|magnet|digit|monet|sensit|hypnot|amort|alphabet|prot|demot|sanit|prohib|general|galvan|public|crit|ital|polit|exorc|ostrac|goth|sympath|empath|apolog|philosoph)is(?:e[sdr]?|ers|ing|able)$/;
const ISE = /^(.{3,})is(e|es|ed|er|ers|ing|ation|ations|able)$/;
const YSE = /^((?:psycho)?anal|paral|catal|electrol|hydrol|dial|breathal)ys(e|ed|er|ers|ing)$/;
const DOUBLE_L =
  /^((?:un|re|dis)?(?:travel|cancel|label|model|signal|total|level|fuel|marvel|counsel|jewel|quarrel|rival|channel|panel|tunnel|dial|initial|equal|shovel|swivel|duel|pedal|medal|spiral|trowel|unravel|bevel|chisel|enamel|funnel|grovel|libel|pummel|shrivel|snivel|yodel|marshal))l(ed|ing|er|ers|ings)$/;
/** Beginnings and parts that are spelled in two ways, British or Latin first. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/haem(?=[aeioy])/, 'hem'],
  [/^(an|leuk|ur|septic|hypoglyc|hyperglyc|isch)aem/, '$1em'],
  [/^(ortho)?paed/, '$1ped'],
  [/^(an)aesth/, '$1esth'],
  [/^oesoph/, 'esoph'],
  [/^oestr/, 'estr'],
  [/^foet/, 'fet'],
  [/^gynaec/, 'gynec'],
  [/^(arch|pal)ae/, '$1e'],
  [/rrhoea/, 'rrhea'],
  [/oedem/, 'edem'],
  [/^manoeuv(?:re|r)/, 'maneuver'],
  [/^(de|of)fence/, '$1fense'],
  [/^(pret)ence/, '$1ense'],
  [/^licence/, 'license'],
  [/^(catal|dial|anal|monol|prol|epil|ep)ogue/, '$1og'],
  [/^programme(?=s?$)/, 'program'],
  [/^grey/, 'gray'],
  [/^alumini/, 'alumin'],
  [/^aeroplane/, 'airplane'],
  [/^sulph/, 'sulf'],
  [/^(s)ceptic(?!a?emi)/, '$1keptic'],
  [/^mould/, 'mold'],
  [/^plough/, 'plow'],
  [/^cosy/, 'cozy'],
  [/^jewellery$/, 'jewelry'],
  [/^artefact/, 'artifact'],
  [/^(?:tyre|tire)(?=s?$)/, 'tyre'],
  [/^yoghurt/, 'yogurt'],
  [/^whisky$/, 'whiskey'],
  [/^pyjama/, 'pajama'],
  [/^(en|ful)fil(?=s?$|ment)/, '$1fill'],
];

/** What any of the pairs has, beginnings at one place: nearly all words have none, which is told by one look. */
const anyPair = oneOf(PAIRS.map(([pattern]) => pattern.source));

/** What any of the other rules needs: that a word has none of it, too, is told by one look. */
const mayHaveRule =
  /our|r(?:e|es|ed|ing)$|ys(?:e|ed|er|ers|ing)$|ll(?:ed|ing|er|ers|ings)$|is(?:e|es|ed|er|ers|ing|ation|ations|able)$/;

/** An expression for any of several. */
function oneOf(sources: readonly string[]): RegExp {
  const beginnings = sources.filter((source) => source.startsWith('^')).map((source) => source.slice(1));
  const others = sources.filter((source) => !source.startsWith('^'));
  return new RegExp([`^(?:${beginnings.join('|')})`, ...others].join('|'));
}

/** The spelling that stands for all spellings of a word in lower case. */
export function toOneSpelling(word: string): string {
  const singular = SINGULARS.get(word);
  if (singular !== undefined) return singular;
  if (word.length < 4) return word;
  if (word.endsWith('men') && word.length > 5 && !NO_PLURAL.test(word)) return `${word.slice(0, -3)}man`;
  const spelled = mayHaveRule.test(word) ? followRules(word) : word;
  if (!anyPair.test(spelled)) return spelled;
  return PAIRS.reduce((changed, [pattern, replacement]) => changed.replace(pattern, replacement), spelled);
}

function followRules(word: string): string {
  let spelled = word.replace(OUR, '$1or').replace(RE, (_whole, head: string, ending: string) => {
    const rest = ending === 'e' ? '' : ending === 'es' ? 's' : ending;
    return `${head}er${rest}`;
  });
  spelled = spelled.replace(YSE, '$1yz$2').replace(DOUBLE_L, '$1$2');
  if (
    ISE.test(spelled) &&
    (spelled.includes('isation') || IZE_AFTER_ALL.test(spelled) || !NO_IZE.test(spelled))
  )
    spelled = spelled.replace(ISE, '$1iz$2');
  return spelled;
}

/** The other word that a word in lower case may be a form of; null for nearly all words. */
export function otherEnglishReading(word: string): string | null {
  return OTHER_READINGS.get(word) ?? null;
}
