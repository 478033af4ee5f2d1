import { h, render } from './dom.ts'
import type { PurposegraphPreferences } from './preferences.ts'
import { languageOf, type Language } from './languages.ts'
import { signInTexts } from './texts/sign-in.ts'

// The page under `/me`: signs in one of the people the server offers, in development alone, and embeds
// the preference centre as any other site would.

/** What the server writes into the page. */
interface PageConfig {
  readonly endpoint: string
  /** Sample customers, each with a token; empty outside development. */
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly country: string
    readonly token: string
  }[]
}

const place = document.getElementById('page')!
const { endpoint, people } = JSON.parse(
  document.getElementById('config')!.textContent ?? '',
) as PageConfig
const search = new URLSearchParams(location.search)
let language = languageOf([
  ...(search.get('lang') ? [search.get('lang')!] : []),
  ...navigator.languages,
])

/** Who is signed in is kept in the address and nowhere else; the token comes with the page. */
const chosen = () => people.find(({ id }) => location.hash === `#${id}`)

function speak(next: Language): void {
  language = next
  document.documentElement.lang = next
  document.title = signInTexts[next].title
  search.set('lang', next)
  history.replaceState(null, '', `?${search.toString()}${location.hash}`)
}

function show(): void {
  const person = chosen()
  if (!person) return showSignIn()
  const centre = document.createElement('purposegraph-preferences') as PurposegraphPreferences
  centre.setAttribute('endpoint', endpoint)
  centre.lang = language
  // The tokens came with the page, so new ones come with a new page.
  centre.addEventListener('purposegraph:sign-in', () => location.reload())
  centre.addEventListener('purposegraph:language', (event) =>
    speak((event as CustomEvent<Language>).detail),
  )
  centre.token = async () => person.token
  place.replaceChildren(centre)
}

function showSignIn(): void {
  const texts = signInTexts[language]
  place.replaceChildren()
  render(
    place,
    h(
      'div',
      { class: 'sign-in' },
      h('h1', {}, people.length > 0 ? texts.choose : texts.title),
      h('p', {}, people.length > 0 ? texts.development : texts.closed),
      people.length > 0 &&
        h(
          'ul',
          {},
          people.map(({ id, name, country }) =>
            h('li', { key: id }, h('a', { href: `#${id}` }, name, h('span', {}, country))),
          ),
        ),
    ),
  )
}

addEventListener('hashchange', show)
speak(language)
void customElements.whenDefined('purposegraph-preferences').then(show)
