/** Puts the two halves of a property in the place of the one that is there. Throws where the page has fixed it. */
// oxlint-disable-next-line max-params -- the two halves of a property
export const watch = <Value>(target: object, name: string, get: () => Value, set: (value: Value) => void): void =>
  void Object.defineProperty(target, name, { configurable: true, enumerable: true, get, set })
