// Which files are source code, by the endings of their names: read only where the setting `sourceFiles` is set.

/** Endings of files that people write programs in; those of data, of settings and of what programs make are none of them. */
const ENDINGS: ReadonlySet<string> = new Set(
  [
    'ts tsx mts cts js jsx mjs cjs vue svelte astro css scss sass less',
    'c h cc cpp cxx hh hpp hxx cs fs fsx vb m mm swift d zig rs go nim v sv vhd vhdl',
    'java kt kts scala groovy gradle clj cljs cljc dart',
    'py pyi pyx rb php pl pm lua tcl r jl raku cr',
    'hs lhs ml mli elm ex exs erl hrl lisp el scm rkt',
    'sh bash zsh fish ps1 psm1 bat cmd awk sql',
    'pas f f90 f95 for ada adb ads asm s cob cbl proto thrift graphql gql tf glsl wgsl hlsl',
  ].flatMap((endings) => endings.split(' ')),
);

/** Files without an ending that are recipes for programs. */
const RECIPES =
  /^(?:.*makefile|(?:docker|container|gem|rake|vagrant|proc|brew|jenkins|cap|guard|pod|fast|just|cake)file|codeowners|gradlew|mvnw)$/i;

/** Whether the ending of a name, without its point and in lower case, is one of source code. */
export function isSourceEnding(ending: string): boolean {
  return ENDINGS.has(ending);
}

/** Whether a name without an ending is that of a recipe for a program, as `Makefile`. */
export function isRecipe(name: string): boolean {
  return RECIPES.test(name);
}
