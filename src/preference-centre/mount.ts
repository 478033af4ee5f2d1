import type { Act } from './acts.ts'
import { render } from './dom.ts'
import { createSession, type Session } from './session.ts'
import styles from './styles.css'
import { languageOf, type Language } from './languages.ts'
import { textsOf } from './texts.ts'
import { centreView } from './views/centre.ts'

/** What a site says to show the preference centre. */
export interface MountOptions {
  /** Address of the GraphQL endpoint: the gateway, or this subgraph. */
  readonly endpoint: string
  /**
   * Called before every request; resolves to an access token of the signed-in customer that is still
   * good. A rejection counts as signed out. The page keeps no token.
   */
  readonly token: () => Promise<string>
  /** BCP 47; the browser's where absent. English where the page is not written in it. */
  readonly language?: string | undefined
  /** Id of the customer; the `sub` of the token where absent. */
  readonly customer?: string | undefined
  /** The reader wants to sign in again. */
  readonly onSignIn?: () => void
  /** The reader chose another language. */
  readonly onLanguage?: (language: Language) => void
  /** Something was put on file. */
  readonly onRecorded?: (act: { readonly mutation: string; readonly done: string }) => void
}

/** A preference centre on the page. */
export interface Mounted {
  /** Goes on in another language. */
  readonly speak: (language: string) => void
  /** Takes it off the page and ends its requests. */
  readonly close: () => void
}

/** A screen reader speaks of a change of text, so it has to have been another one before. */
const SAY_AFTER_MS = 60

/**
 * Shows the preference centre in `element`, in a shadow root, so that neither the site's styles nor its
 * own reach over.
 */
export function mount(element: HTMLElement, options: MountOptions): Mounted {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet()]
  const place = document.createElement('div')
  const voice = document.createElement('div')
  voice.className = 'unseen'
  voice.setAttribute('role', 'status')
  root.replaceChildren(place, voice)

  let session: Session | undefined
  let isClosed = false
  let language = languageOf(options.language ? [options.language] : navigator.languages)
  const draw = frameOf(() => {
    if (session && !isClosed) drawCentre(root, place, { session, options, speak })
  })
  const say = (text: string): void => {
    voice.textContent = ''
    setTimeout(() => (voice.textContent = text), SAY_AFTER_MS)
  }
  function speak(wanted: string): void {
    const next = languageOf([wanted])
    if (next === language) return
    language = next
    voice.lang = next
    options.onLanguage?.(next)
    void goOn(next)
  }
  const goOn = async (next: Language): Promise<void> => {
    await session?.speak(next)
    say(textsOf(next).title)
  }
  const start = async (): Promise<void> => {
    const customer = options.customer ?? subjectOf(await options.token().catch(() => ''))
    if (isClosed) return
    voice.lang = language
    session = createSession({
      ...{ connection: options, customer, language, onState: draw, onSay: say },
      onRecorded: ({ mutation, done }: Act) => options.onRecorded?.({ mutation, done }),
    })
    draw()
    await session.start()
  }
  void start()
  return {
    speak,
    close: () => {
      isClosed = true
      session?.stop()
      root.replaceChildren()
    },
  }
}

function drawCentre(
  root: ShadowRoot,
  place: HTMLElement,
  {
    session,
    options,
    speak,
  }: { session: Session; options: MountOptions; speak: (language: string) => void },
): void {
  const focused = root.activeElement
  const near = focused?.closest<HTMLElement>('[data-place]')?.dataset['place']
  const { language } = session.state()
  render(
    place,
    centreView({
      session,
      texts: textsOf(language),
      onLanguage: speak,
      onGo: (id) => goTo(root, id),
      onSignIn: () => options.onSignIn?.(),
    }),
  )
  // What had the focus is gone: stay where the reader was, not at the top of the page.
  if (focused && !focused.isConnected) {
    const area = root.querySelector(`[data-place="${CSS.escape(near ?? '')}"]`) ?? place
    area.querySelector<HTMLElement>('.choices button, [tabindex="-1"]')?.focus()
  }
}

function goTo(root: ShadowRoot, id: string): void {
  const heading = root.getElementById(id)
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  heading?.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth', block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** Calls `draw` once, however often it is asked for before the browser has a moment. */
function frameOf(draw: () => void): () => void {
  let isAsked = false
  return () => {
    if (isAsked) return
    isAsked = true
    queueMicrotask(() => {
      isAsked = false
      draw()
    })
  }
}

/** Made by script, since a style element would need a hole in the site's content security policy. */
function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet()
  made.replaceSync(styles)
  return made
}

/** The `sub` claim, read and not verified: the server alone decides whom the token is for. */
function subjectOf(token: string): string {
  try {
    const payload = token.split('.')[1] ?? ''
    const bytes = Uint8Array.from(
      atob(payload.replaceAll('-', '+').replaceAll('_', '/')),
      (character) => character.charCodeAt(0),
    )
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown }
    return typeof sub === 'string' ? sub : ''
  } catch {
    return ''
  }
}
