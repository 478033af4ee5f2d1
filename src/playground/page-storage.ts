/**
 * GraphiQL's storage for as long as the browser tab lives, and without operations: those are in the
 * URL's hash, which must win, and their variables may be personal (an e-mail address to look up),
 * which has no place in a store that outlives the page. GDPR 5(1)(e).
 */
export const createPageStorage = () => ({
  get length(): number {
    return sessionStorage.length
  },
  getItem: (key: string): string | null => (isKept(key) ? sessionStorage.getItem(key) : null),
  setItem: (key: string, value: string): void => {
    if (isKept(key)) sessionStorage.setItem(key, value)
  },
  removeItem: (key: string): void => sessionStorage.removeItem(key),
  clear: (): void => sessionStorage.clear(),
})

const dropped = new Set(['tabState', 'query', 'variables', 'headers', 'operationName'])

const isKept = (key: string): boolean => !dropped.has(key.replace(/^graphiql:/, ''))
