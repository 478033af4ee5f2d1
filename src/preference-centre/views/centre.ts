import { h, type Child } from '../dom.ts'
import type { CustomerRecord } from '../record.ts'
import type { State } from '../state.ts'
import { languages, type Language } from '../languages.ts'
import { fill } from '../texts.ts'
import { historyView } from './history.ts'
import { button, icon, outcomeOf, type ViewContext } from './parts.ts'
import { reachView } from './reach.ts'
import { RESTRICTION_PLACE, restrictionView } from './restriction.ts'
import { usesView } from './uses.ts'

/** What the page can do beside recording acts. */
export interface CentreContext extends ViewContext {
  readonly onLanguage: (language: Language) => void
  /** Leads the reader to a heading of the page. */
  readonly onGo: (id: string) => void
  readonly onSignIn: () => void
}

/** The whole preference centre. */
export function centreView(context: CentreContext): Child {
  const { session, texts } = context
  const state = session.state()
  const { language, record } = state
  const controller = record?.permissions?.find((p) => p.controller)?.controller
  return h(
    'div',
    { class: 'centre', lang: language },
    h(
      'header',
      { class: 'top' },
      h('h1', { id: 'top', tabindex: -1 }, texts.title),
      languageSwitch(context),
      h('p', { class: 'lead' }, texts.intro),
      controller && h('p', { class: 'fine' }, fill(texts.responsible, controller.legalName)),
    ),
    faultView(state, context),
    record ? recordView(record, context) : withoutRecord(state, context),
  )
}

const languageSwitch = ({ session, texts, onLanguage }: CentreContext): Child =>
  h(
    'nav',
    { class: 'languages', 'aria-label': texts.language },
    Object.entries(languages).map(([language, name]) =>
      h(
        'button',
        {
          key: language,
          type: 'button',
          lang: language,
          class: 'link',
          'aria-current': language === session.state().language ? 'true' : undefined,
          onclick: () => onLanguage(language as Language),
        },
        name,
      ),
    ),
  )

function withoutRecord({ record, fault }: State, { texts }: CentreContext): Child {
  if (record === null) return h('p', { key: 'none', class: 'card' }, texts.notFound)
  if (fault !== undefined) return null
  return h(
    'div',
    { key: 'loading', class: 'loading', 'aria-busy': 'true' },
    h('p', {}, texts.loading),
    h('div', { class: 'ghost', 'aria-hidden': 'true' }),
    h('div', { class: 'ghost', 'aria-hidden': 'true' }),
  )
}

function faultView({ fault, record }: State, { session, texts, onSignIn }: CentreContext): Child {
  if (fault === undefined) return null
  const isSignedOut = fault === 'SIGNED_OUT'
  const first = record === undefined ? texts.readFault : texts.staleFault
  return h(
    'div',
    { key: 'fault', class: 'card fault', role: 'alert' },
    icon('warn'),
    h('p', {}, `${first} ${texts.faults[fault]}`),
    button({
      label: isSignedOut ? texts.signIn : texts.tryAgain,
      className: 'button small',
      onPress: () => (isSignedOut ? onSignIn() : session.reload()),
    }),
  )
}

function recordView(record: CustomerRecord, context: CentreContext): Child {
  const { permissions, preferences, privacyHistory } = record
  const { texts } = context
  if (!permissions) {
    // A restriction asked for just now can be the reason: that it is on file must still be seen.
    const outcome = outcomeOf(RESTRICTION_PLACE, context)
    return h('div', { key: 'hidden', class: 'card' }, outcome, h('p', {}, texts.notShown))
  }
  const contents: [string, string][] = [
    ['uses', texts.uses],
    ...(preferences ? [['reach', texts.reach] as [string, string]] : []),
    [RESTRICTION_PLACE, texts.restriction],
    ...(privacyHistory ? [['history', texts.history] as [string, string]] : []),
  ]
  return h(
    'div',
    { key: 'record', class: 'columns' },
    h(
      'nav',
      { class: 'contents', 'aria-label': texts.contents },
      h(
        'ul',
        {},
        contents.map(([id, title]) =>
          h(
            'li',
            { key: id },
            h('button', { type: 'button', class: 'link', onclick: () => context.onGo(id) }, title),
          ),
        ),
      ),
    ),
    h(
      'div',
      { class: 'sections' },
      usesView(permissions, context),
      preferences && reachView(preferences, context),
      restrictionView(permissions, context),
      privacyHistory && historyView(privacyHistory, context),
    ),
  )
}
