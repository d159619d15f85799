// Numbers as they are compared, however their digits are grouped. Only what the groups themselves tell is taken for them: `1.299`
// may be more than a thousand or little more than one, and stays as it is.

/** Points divide the thousands (`1.000.000`, `1.299,99`), the groups of a number that is dialled, or those of a hardware address. */
const pointed =
  /^(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{3}\.\d{3}\.\d{4}|[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})$/;
/** A comma before one or two digits, the only one, is that of a fraction: `1299,99`. */
const fraction = /^\d+,\d{1,2}$/;

/** A surface form that begins with a digit without what divides groups of digits, and with a point before a fraction. */
export function toPlainNumber(form: string): string {
  if (pointed.test(form)) return form.replaceAll('.', '').replace(',', '.');
  return fraction.test(form) ? form.replace(',', '.') : form.replaceAll(',', '');
}
