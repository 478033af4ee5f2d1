import { mount, type Mounted } from './mount.ts'

// The module that other sites load: a function, and the same as an element.

export { mount } from './mount.ts'
export type { Mounted, MountOptions } from './mount.ts'

/**
 * `<purposegraph-preferences endpoint="/graphql" lang="pl">`. Set the property `token`, a function that
 * resolves to an access token, and it starts. It sends `purposegraph:sign-in`, `purposegraph:language`
 * and `purposegraph:recorded`.
 */
export class PurposegraphPreferences extends HTMLElement {
  static readonly observedAttributes = ['endpoint', 'lang', 'customer']
  #token: (() => Promise<string>) | undefined
  #mounted: Mounted | undefined

  /** Gives a token that is still good; asked before every request. */
  get token(): (() => Promise<string>) | undefined {
    return this.#token
  }

  set token(token: (() => Promise<string>) | undefined) {
    this.#token = token
    this.#restart()
  }

  /** Called by the browser. */
  connectedCallback(): void {
    this.#restart()
  }

  /** Called by the browser. */
  disconnectedCallback(): void {
    this.#mounted?.close()
    this.#mounted = undefined
  }

  /** Called by the browser. */
  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === 'lang') this.#mounted?.speak(value ?? '')
    else this.#restart()
  }

  #restart(): void {
    this.#mounted?.close()
    this.#mounted = undefined
    const endpoint = this.getAttribute('endpoint')
    if (!this.isConnected || endpoint === null || !this.#token) return
    this.#mounted = mount(this, {
      endpoint,
      token: this.#token,
      language: this.lang || undefined,
      customer: this.getAttribute('customer') ?? undefined,
      onSignIn: () => this.#tell('sign-in', undefined),
      onLanguage: (language) => {
        this.lang = language
        this.#tell('language', language)
      },
      onRecorded: (act) => this.#tell('recorded', act),
    })
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`purposegraph:${name}`, { detail, bubbles: true }))
  }
}

if (!customElements.get('purposegraph-preferences')) {
  customElements.define('purposegraph-preferences', PurposegraphPreferences)
}
