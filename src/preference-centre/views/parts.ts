import { h, type Child } from '../dom.ts'
import type { Session } from '../session.ts'
import { doneText, type Outcome } from '../state.ts'
import type { Texts } from '../texts.ts'

/** What every view is drawn with. */
export interface ViewContext {
  readonly session: Session
  readonly texts: Texts
}

/** Draws attention without words; the words stand beside it. */
export const icon = (name: keyof typeof shapes): Child =>
  h(
    'svg',
    { class: 'icon', viewBox: '0 0 20 20', 'aria-hidden': 'true', focusable: 'false' },
    h('path', { d: shapes[name] }),
  )

const shapes = {
  yes: 'M4 10.5l4 4 8-9',
  no: 'M5 5l10 10M15 5L5 15',
  wait: 'M10 4v6l4 2M10 1.8a8.2 8.2 0 1 1 0 16.4a8.2 8.2 0 0 1 0-16.4',
  warn: 'M10 2.5l8 14.5H2zM10 8v4M10 14.2v.6',
}

/** Text for those who hear the page, to tell apart what is told apart by its place for others. */
export const unseen = (text: string): Child => h('span', { class: 'unseen' }, text)

interface ButtonOptions {
  readonly label: string
  /** What the button is about, for its name. */
  readonly about?: string
  readonly isBusy?: boolean
  readonly isPressed?: boolean
  readonly className?: string
  readonly key?: string
  readonly onPress: () => unknown
}

/**
 * A button that acts once for each press: neither the second click of a double click nor a key held
 * down must act, since by then the button may stand for the opposite.
 */
export const button = ({
  label,
  about,
  isBusy,
  isPressed,
  className,
  key,
  onPress,
}: ButtonOptions): Child =>
  h(
    'button',
    {
      type: 'button',
      ...(key !== undefined && { key }),
      class: className ?? 'button',
      // Not `disabled`, which would take the focus away.
      'aria-disabled': isBusy === true ? 'true' : undefined,
      // In one piece: text that is taken out of sight is read with a gap before it.
      'aria-label': about === undefined ? undefined : `${label}: ${about}`,
      'aria-pressed': isPressed === undefined ? undefined : String(isPressed),
      onkeydown: (event) => {
        if ((event as KeyboardEvent).repeat) event.preventDefault()
      },
      onclick: (event) => {
        if ((event as MouseEvent).detail <= 1 && isBusy !== true) onPress()
      },
    },
    isPressed === true && icon('yes'),
    label,
  )

/** What became of the last act in a place. Faults speak for themselves; the rest is said elsewhere. */
export function outcomeOf(place: string, { session, texts }: ViewContext): Child {
  const { busy, outcomes } = session.state()
  if (busy.has(place)) return h('p', { key: 'outcome', class: 'outcome' }, texts.saving)
  const outcome = outcomes.get(place)
  if (!outcome) return null
  if (outcome.kind === 'DONE') {
    return h('p', { key: 'outcome', class: 'outcome done' }, icon('yes'), sentence(outcome, texts))
  }
  const canRetry = outcome.kind === 'FAULT' && ['UNREACHABLE', 'BROKEN'].includes(outcome.fault)
  return h(
    'div',
    { key: 'fault', class: 'outcome fault', role: 'alert' },
    icon('warn'),
    h('p', {}, sentence(outcome, texts)),
    canRetry &&
      button({
        label: texts.tryAgain,
        about: outcome.act.about,
        className: 'button small',
        onPress: () => session.run(outcome.act),
      }),
  )
}

const sentence = (outcome: Outcome, texts: Texts): string => {
  if (outcome.kind === 'DONE') return doneText(texts, outcome, outcome.isWaiting)
  return outcome.kind === 'FAULT' ? texts.faults[outcome.fault] : texts[outcome.hint]
}

/** A part of the page with its heading, which the contents lead to. */
export const section = (id: string, title: string, ...children: readonly Child[]): Child =>
  h(
    'section',
    { key: id, 'aria-labelledby': id, 'data-place': id },
    h('h2', { id, tabindex: -1 }, title),
    ...children,
  )
