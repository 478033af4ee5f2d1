import { h, type Child } from '../dom.ts'
import type { Wish } from '../record.ts'
import { languages } from '../languages.ts'
import { day, fill, type Texts } from '../texts.ts'
import {
  channelAct,
  channelWishes,
  currentWishes,
  placeOfWish,
  WISHES_PLACE,
  wishesAct,
  type ChannelWish,
  type CurrentWishes,
} from '../wishes.ts'
import { button, outcomeOf, section, type ViewContext } from './parts.ts'

/** How the customer wishes to be reached: channels first, then how often, in which language and when. */
export const reachView = (wishes: readonly Wish[], context: ViewContext): Child =>
  section(
    'reach',
    context.texts.reach,
    h('p', { class: 'lead' }, context.texts.reachIntro),
    h(
      'div',
      { class: 'card' },
      channelWishes(wishes).map((wish) => channelView(wish, context)),
    ),
    wishesForm(currentWishes(wishes), context),
  )

function nameOf({ channel, topic }: ChannelWish, texts: Texts): string {
  const names: Readonly<Record<string, string>> = texts.channels
  const name = names[channel] ?? channel
  return topic === null ? name : fill(texts.aboutTopic, name, topic)
}

function channelView(wish: ChannelWish, context: ViewContext): Child {
  const { session, texts } = context
  const { busy, customer } = session.state()
  const place = placeOfWish(wish)
  const name = nameOf(wish, texts)
  const id = `title-${place}`
  const choose = (choice: 'IN' | 'OUT', label: string): Child =>
    button({
      label,
      about: name,
      isBusy: busy.has(place),
      isPressed: wish.choice === choice,
      onPress: () => {
        if (wish.choice === choice) return
        const about = `${name}: ${label}`
        void session.run(channelAct(wish, choice, { customer, about }))
      },
    })
  return h(
    'div',
    { key: place, class: 'channel', role: 'group', 'aria-labelledby': id, 'data-place': place },
    h(
      'div',
      { class: 'channel-name' },
      h('h3', { id, tabindex: -1 }, name),
      h(
        'p',
        { class: 'fine' },
        wish.since === null ? texts.noWish : fill(texts.wishSince, day(wish.since, texts)),
      ),
    ),
    h('div', { class: 'choices' }, choose('IN', texts.wanted), choose('OUT', texts.unwanted)),
    outcomeOf(place, context),
  )
}

function wishesForm(current: CurrentWishes, context: ViewContext): Child {
  const { session, texts } = context
  const { draft, customer } = session.state()
  const zone =
    current.quietHours?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'Europe/Warsaw'
  const save = () => {
    const about = texts.wishes
    const act = wishesAct(draft, current, { customer, about, zone })
    return typeof act === 'string' ? session.hint(WISHES_PLACE, act) : session.run(act)
  }
  return h(
    'div',
    { key: WISHES_PLACE, class: 'card', 'data-place': WISHES_PLACE },
    h(
      'div',
      { class: 'fields' },
      selectField({
        id: 'frequency',
        label: texts.frequency,
        value: draft.frequency ?? current.frequency ?? '',
        none: current.frequency === null ? texts.notSaid : undefined,
        options: Object.entries(texts.frequencies),
        onValue: (frequency) => session.edit({ frequency }),
      }),
      selectField({
        id: 'message-language',
        label: texts.messageLanguage,
        value: draft.language ?? current.language ?? '',
        none: current.language === null ? texts.notSaid : undefined,
        options: languageOptions(current.language, texts),
        onValue: (language) => session.edit({ language }),
      }),
    ),
    quietHours(current, zone, context),
    h(
      'div',
      { class: 'choices' },
      button({
        label: texts.saveWishes,
        isBusy: session.state().busy.has(WISHES_PLACE),
        onPress: save,
      }),
    ),
    outcomeOf(WISHES_PLACE, context),
  )
}

/** The page's own languages, and the one on file where that is another. */
function languageOptions(current: string | null, texts: Texts): [string, string][] {
  const own = Object.entries(texts.languages)
  if (current === null || current in languages) return own
  return [...own, [current, current]]
}

interface SelectField {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly none: string | undefined
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly onValue: (value: string) => void
}

const selectField = ({ id, label, value, none, options, onValue }: SelectField): Child =>
  h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    h(
      'select',
      { id, value, onchange: (event) => onValue((event.target as HTMLSelectElement).value) },
      none !== undefined && h('option', { key: 'none', value: '' }, none),
      options.map(([option, text]) => h('option', { key: option, value: option }, text)),
    ),
  )

function quietHours(
  { quietHours: hours }: CurrentWishes,
  zone: string,
  context: ViewContext,
): Child {
  const { session, texts } = context
  const { draft } = session.state()
  const field = (id: 'quietFrom' | 'quietTo', value: string): Child =>
    h(
      'div',
      { class: 'field' },
      h('label', { for: id }, texts[id]),
      h('input', {
        id,
        type: 'time',
        value,
        'aria-describedby': 'quiet-help',
        onchange: (event) => session.edit({ [id]: (event.target as HTMLInputElement).value }),
      }),
    )
  return h(
    'fieldset',
    {},
    h('legend', {}, texts.quietHours),
    h(
      'div',
      { class: 'fields' },
      field('quietFrom', draft.quietFrom ?? hours?.from ?? ''),
      field('quietTo', draft.quietTo ?? hours?.to ?? ''),
    ),
    h('p', { id: 'quiet-help', class: 'fine' }, fill(texts.quietHelp, zone)),
  )
}
