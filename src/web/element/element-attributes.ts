// The attributes of the element, which programs may also set as properties of the same name: frameworks do the one or the other.

const ATTRIBUTES = [
  'endpoint',
  'index',
  'key',
  'mode',
  'hotkey',
  'placeholder',
  'limit',
  'filter',
  'facets',
  'sort',
  'link',
  'query',
  'suggestions',
] as const;

/** A property for each attribute; null where the attribute is not there. */
export type AttributeProperties = Record<(typeof ATTRIBUTES)[number], string | null>;

/** The attributes whose changes the element is told of. */
export const OBSERVED_ATTRIBUTES: readonly string[] = [...ATTRIBUTES, 'lang'];

/**
 * What the element is made from: an HTMLElement with a property for each attribute. Where pages are rendered on a server there are no
 * elements, and it is an empty class, so that what imports the element loads there, too.
 */
export function createElementBase(): new () => HTMLElement & AttributeProperties {
  const { HTMLElement: Parent = Object as new () => object } = globalThis as {
    HTMLElement?: new () => object;
  };
  class Base extends Parent {}
  for (const name of ATTRIBUTES) {
    Object.defineProperty(Base.prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: HTMLElement) {
        return this.getAttribute(name);
      },
      set(this: HTMLElement, value: string | number | null | undefined) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, value.toString());
      },
    });
  }
  return Base as new () => HTMLElement & AttributeProperties;
}
