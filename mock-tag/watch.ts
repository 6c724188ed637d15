/** Replaces a property with a getter and a setter. Throws if the page has made it non-configurable. */
// oxlint-disable-next-line max-params -- the two halves of a property
export const watch = <Value>(target: object, name: string, get: () => Value, set: (value: Value) => void): void =>
  void Object.defineProperty(target, name, { configurable: true, enumerable: true, get, set })
