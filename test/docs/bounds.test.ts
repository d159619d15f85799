// A number of a bound in the documents is the number of the constant that holds it.

import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from './markdown.js';

const sources = projectFiles.filter((file) => /^src\/.*\.ts$/.test(file)).map(readProjectFile);

/** The value of a constant of the sources, told from its declaration. Throws where there is none, or more than one value. */
function constant(name: string): number {
  const declared = sources.flatMap((text) => [
    ...text.matchAll(new RegExp(`^(?:export )?const ${name}(?:: \\w+)? = ([\\d_ .*<xa-f()-]+);$`, 'gm')),
  ]);
  const values = new Set(declared.map(([, expression = '']) => evaluate(expression)));
  const [value] = values;
  if (value === undefined || values.size > 1)
    throw new Error(`${name} has ${values.size} values in the sources`);
  return value;
}

/** Products and shifts of whole numbers. */
function evaluate(expression: string): number {
  const [base = '', shift] = expression.replaceAll('_', '').split('<<');
  const product = base.split('*').reduce((all, factor) => all * Number(factor.trim()), 1);
  return shift === undefined ? product : product * 2 ** Number(shift);
}

function print(value: number): string {
  return value.toLocaleString('en-US');
}
