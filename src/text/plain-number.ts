// Numbers as they are compared, however their digits are grouped. Only what the groups themselves tell is taken for them: `1.299`
// may be more than a thousand or little more than one, and stays as it is.

/** Points divide the thousands (`1.000.000`, `1.299,99`), the groups of a number that is dialled, or those of a hardware address. */
const pointed =
  /^(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{3}\.\d{3}\.\d{4}|[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})$/;
/** A comma before one or two digits, the only one, is that of a fraction: `1299,99`; behind a zero also one before three. */
const fraction = /^(?:\d+,\d{1,2}|0,\d{3})$/;
/** An amount of four digits or more without hundredths: `1299.00` is 1299. A shorter one may be a version (`2.00`). */
const wholeAmount = /^(\d{4,})\.00$/;

/** A surface form that begins with a digit without what divides groups of digits, and with a point before a fraction. */
export function toPlainNumber(form: string): string {
  return toAmount(form).replace(wholeAmount, '$1');
}

function toAmount(form: string): string {
  if (pointed.test(form)) return form.replaceAll('.', '').replace(',', '.');
  return fraction.test(form) ? form.replace(',', '.') : form.replaceAll(',', '');
}
