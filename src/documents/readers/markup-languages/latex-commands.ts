// What becomes of the commands of LaTeX. Of a command that is not listed only the name goes: what stands in its braces is shown.

/** Headings, by level. */
export const HEADINGS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    part: 2,
    chapter: 2,
    section: 2,
    subsection: 3,
    subsubsection: 4,
    paragraph: 5,
    subparagraph: 6,
  }),
);
/** What stands in the braces of these is no text of the document. */
export const UNSHOWN_COMMANDS: ReadonlySet<string> = new Set(
  (
    'addbibresource addcontentsline addtocounter addtolength bibliography bibliographystyle cite citep citet citealp citeauthor ' +
    'citeyear autocite parencite textcite footcite color colorlet counterwithin definecolor documentclass documentstyle eqref ' +
    'fontsize geometry graphicspath hspace hypersetup include includegraphics includeonly index input label lstset markboth markright ' +
    'newcommand newcounter newenvironment newglossaryentry newlength newtheorem nocite pageref pagenumbering pagestyle providecommand ' +
    'DeclareMathOperator RequirePackage ref autoref cref Cref nameref renewcommand renewenvironment selectlanguage setcounter setlength ' +
    'setmainfont thispagestyle usepackage usetikzlibrary vspace value theoremstyle tikzset'
  ).split(' '),
);
/** Environments of drawings and remarks. */
export const UNSHOWN_ENVIRONMENTS: ReadonlySet<string> = new Set(
  'comment tikzpicture pgfpicture picture filecontents CCSXML'.split(' '),
);
/** Environments that are shown as they are written. */
export const VERBATIM_ENVIRONMENTS = ['verbatim', 'lstlisting', 'minted', 'Verbatim', 'alltt'];
/** Environments whose first braces say how columns are laid out or how wide they are. */
export const LAID_OUT: ReadonlySet<string> = new Set(
  'tabular tabularx tabulary longtable array minipage multicols wrapfigure thebibliography adjustbox'.split(
    ' ',
  ),
);

/** The characters that commands without an argument stand for. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(
  (
    'ldots … dots … cdots … LaTeX LaTeX TeX TeX ss ß o ø O Ø ae æ AE Æ oe œ OE Œ aa å AA Å l ł L Ł i ı j ȷ S § P ¶ copyright © euro € ' +
    'pounds £ textendash – textemdash — textbackslash \\ textasciitilde ~ textasciicircum ^ textbar | textless < textgreater > ' +
    'textdegree ° times × cdot · pm ± leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ infty ∞ to → rightarrow → leftarrow ← Rightarrow ⇒ ' +
    'in ∈ subset ⊂ cup ∪ cap ∩ forall ∀ exists ∃ sum ∑ prod ∏ int ∫ partial ∂ nabla ∇ sqrt √ alpha α beta β gamma γ delta δ ' +
    'epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ ' +
    'psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω'
  )
    .split(' ')
    .reduce<[string, string][]>(
      (pairs, word, i, words) => (i % 2 === 0 ? [...pairs, [word, words[i + 1] ?? '']] : pairs),
      [],
    ),
);

/** The combining marks of commands that set an accent. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ...[["'", '\u0301'] as const, ['`', '\u0300'] as const, ['^', '\u0302'] as const, ['"', '\u0308'] as const],
  ...[['~', '\u0303'] as const, ['=', '\u0304'] as const, ['.', '\u0307'] as const, ['c', '\u0327'] as const],
  ...[
    ['v', '\u030c'] as const,
    ['u', '\u0306'] as const,
    ['H', '\u030b'] as const,
    ['k', '\u0328'] as const,
    ['r', '\u030a'] as const,
  ],
]);
