import { freshKey, type Act } from './acts.ts'
import type { Wish } from './record.ts'
import type { Draft } from './state.ts'

/** What is on file about how to write, over all channels. */
export interface CurrentWishes {
  readonly frequency: string | null
  readonly language: string | null
  readonly quietHours: Wish['quietHours']
}

/** The newest wish about each thing that holds for every channel and topic. */
export function currentWishes(wishes: readonly Wish[]): CurrentWishes {
  const general = wishes
    .filter(({ channel, topic }) => channel === null && topic === null)
    .toSorted((a, b) => (b.since ?? '').localeCompare(a.since ?? ''))
  const newest = <K extends keyof CurrentWishes>(name: K): CurrentWishes[K] | null =>
    general.find((wish) => wish[name] !== null)?.[name] ?? null
  return {
    frequency: newest('frequency'),
    language: newest('language'),
    quietHours: newest('quietHours'),
  }
}

/** What is wanted or not: a channel, or a topic on it. */
export interface ChannelWish {
  readonly channel: string
  readonly topic: string | null
  readonly controller: string | null
  readonly choice: 'IN' | 'OUT' | null
  readonly since: string | null
}

/** Channels that everybody is asked about, in this order. */
const asked = ['email', 'sms', 'phone', 'postal']

/** One for each channel, and one for each narrower wish that is on file. */
export function channelWishes(wishes: readonly Wish[]): ChannelWish[] {
  const said = wishes.flatMap(({ channel, topic, controller, choice, since }) =>
    channel === null || choice === null ? [] : [{ channel, topic, controller, choice, since }],
  )
  const unsaid = asked
    .filter((channel) => !said.some((wish) => isWhole(wish) && wish.channel === channel))
    .map((channel) => ({ channel, topic: null, controller: null, choice: null, since: null }))
  const rank = ({ channel }: ChannelWish) => asked.indexOf(channel) + 1 || asked.length + 1
  return [...unsaid, ...said].toSorted(
    (a, b) => rank(a) - rank(b) || Number(isWhole(b)) - Number(isWhole(a)),
  )
}

const isWhole = ({ topic, controller }: ChannelWish): boolean =>
  topic === null && controller === null

/** Place of a channel's wish on the page. */
export const placeOfWish = ({ channel, topic, controller }: ChannelWish): string =>
  ['channel', channel, topic, controller].filter((part) => part !== null).join(':')

/** The wish to be written to on a channel, or not. */
export function channelAct(
  wish: ChannelWish,
  choice: 'IN' | 'OUT',
  { customer, about }: { readonly customer: string; readonly about: string },
): Act {
  const { channel, topic, controller } = wish
  const preference = {
    channel,
    choice,
    ...(topic !== null && { topic }),
    ...(controller !== null && { controller }),
  }
  return {
    place: placeOfWish(wish),
    mutation: 'recordPreferences',
    input: { customerId: customer, preferences: [preference], idempotencyKey: freshKey() },
    done: 'WISH',
    about,
  }
}

/** Place of the form. */
export const WISHES_PLACE = 'wishes'

/** What differs from what is on file, as an act; else what the reader has to do first. */
export function wishesAct(
  draft: Draft,
  current: CurrentWishes,
  { customer, about, zone }: { customer: string; about: string; zone: string },
): Act | 'nothingToSave' | 'quietFault' {
  const from = draft.quietFrom ?? current.quietHours?.from ?? ''
  const to = draft.quietTo ?? current.quietHours?.to ?? ''
  const hasHours = from !== '' || to !== ''
  if (hasHours && (from === '' || to === '' || from === to)) return 'quietFault'
  const { frequency, language } = draft
  const isNew = from !== (current.quietHours?.from ?? '') || to !== (current.quietHours?.to ?? '')
  const preference = {
    ...(frequency && frequency !== current.frequency && { frequency }),
    ...(language && language !== current.language && { language }),
    ...(hasHours && isNew && { quietHours: { from, to, zone } }),
  }
  if (Object.keys(preference).length === 0) return 'nothingToSave'
  return {
    place: WISHES_PLACE,
    mutation: 'recordPreferences',
    input: { customerId: customer, preferences: [preference], idempotencyKey: freshKey() },
    done: 'WISH',
    about,
  }
}
