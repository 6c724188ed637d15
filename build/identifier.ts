/** Turns the name of a file or folder into an identifier: "token-size" becomes `tokenSize`. */
export const identifierOf = (id: string): string => id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())
