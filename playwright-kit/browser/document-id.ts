/**
 * An id for the current document of the window. A popup or a same-origin frame keeps the window of its initial empty document, so
 * what is known about a document is stored by document, not by window.
 */

let known: { readonly document: Document; readonly id: string } | undefined

export const documentId = (): string => {
  if (known?.document !== document) known = { document, id: Math.random().toString(36).slice(2) }
  return known.id
}
