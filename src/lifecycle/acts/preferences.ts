import { identifierHmac, type IdentifierType } from '../../customer/identifiers.ts'
import type { Wish } from '../../evidence/kinds.ts'
import type { Act, ActScope, Draft } from '../act.ts'
import { channelOf } from '../channel.ts'
import type { Envelope } from '../envelope.ts'
import { isBounded, textOf } from '../problems.ts'
import { controllerOf } from '../purpose.ts'

/** Wishes of one customer. */
export interface PreferencesInput extends Envelope {
  readonly preferences: readonly PreferenceInput[]
}

/** An address or a number as its owner would write it. */
export interface ContactPointInput {
  readonly type: IdentifierType
  readonly value: string
}

/** One wish. */
export interface PreferenceInput {
  readonly channel?: string | null | undefined
  readonly topic?: string | null | undefined
  readonly controller?: string | null | undefined
  readonly choice?: 'IN' | 'OUT' | null | undefined
  readonly frequency?: string | null | undefined
  readonly language?: string | null | undefined
  readonly quietHours?:
    { readonly from: string; readonly to: string; readonly zone: string } | null | undefined
  readonly contactPoint?: ContactPointInput | null | undefined
}

const PREFERENCES_MAX = 50
const NAME_LENGTH_MAX = 60
const CONTACT_LENGTH_MAX = 320
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
/** BCP 47 as far as messages need it: language, script, region. */
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/

/** Wishes about whether, how, how often and when to be contacted; never a consent. */
export const recordPreferences: Act<PreferencesInput> = {
  name: 'recordPreferences',
  needs: () => ['PREFERENCE'],
  bySubject: () => true,
  draft({ preferences }, scope) {
    if (!isBounded(scope.problems, ['preferences'], preferences, PREFERENCES_MAX)) return []
    return preferences.flatMap((preference, i) => draftsOf(preference, ['preferences', i], scope))
  },
}

function draftsOf(
  input: PreferenceInput,
  path: readonly (string | number)[],
  scope: ActScope,
): Draft[] {
  const { problems } = scope
  const channel = channelOf(input.channel, [...path, 'channel'], scope)
  const topic = textOf(problems, [...path, 'topic'], input.topic, NAME_LENGTH_MAX)
  const about = {
    ...(topic !== undefined && { topic }),
    ...((input.controller ?? undefined) !== undefined && {
      controller: controllerOf(input.controller, [...path, 'controller'], scope),
    }),
  }
  const drafts: Draft[] = []
  if (input.choice) {
    if (channel === undefined && !input.channel) {
      const message = 'Is required with choice; say which channel is wanted or not.'
      problems.add([...path, 'channel'], 'REQUIRED', message)
    } else if (channel !== undefined) {
      const detail = { channel, value: input.choice, ...about }
      drafts.push({ kind: 'PREFERENCE', detail })
    }
  }
  const manner = mannerOf(input, path, scope)
  if (Object.keys(manner).length > 0) {
    const detail = { ...(channel !== undefined && { channel }), ...about, ...manner }
    drafts.push({ kind: 'WISH', detail })
  } else if (!input.choice) {
    const message = 'Says nothing; give choice, frequency, language, quietHours or contactPoint.'
    problems.add(path, 'EMPTY', message)
  }
  return drafts
}

function mannerOf(
  { frequency, language, quietHours, contactPoint }: PreferenceInput,
  path: readonly (string | number)[],
  { problems, caller, identifierKey }: ActScope,
): Omit<Wish, 'channel' | 'topic' | 'controller'> {
  if (language && !LANGUAGE.test(language)) {
    problems.add([...path, 'language'], 'NOT_A_LANGUAGE', 'Is not BCP 47; write it as pl or de-AT.')
  }
  if (contactPoint && !['EMAIL', 'PHONE'].includes(contactPoint.type)) {
    const message = 'Is EMAIL or PHONE: nothing else is a contact point.'
    problems.add([...path, 'contactPoint', 'type'], 'NOT_A_CONTACT_POINT', message)
  }
  if (quietHours) checkQuietHours(quietHours, [...path, 'quietHours'], problems)
  const value = contactPoint
    ? textOf(problems, [...path, 'contactPoint', 'value'], contactPoint.value, CONTACT_LENGTH_MAX)
    : undefined
  return {
    ...(frequency && { frequency }),
    ...(language && { language }),
    ...(quietHours && { quietHours: { ...quietHours } }),
    ...(contactPoint &&
      value !== undefined && {
        contactPoint: {
          type: contactPoint.type,
          hmac: identifierHmac(identifierKey, caller.tenant, contactPoint.type, value).toString(
            'hex',
          ),
        },
      }),
  }
}

function checkQuietHours(
  { from, to, zone }: NonNullable<PreferenceInput['quietHours']>,
  path: readonly (string | number)[],
  problems: ActScope['problems'],
): void {
  for (const [name, time] of Object.entries({ from, to })) {
    if (!TIME.test(time)) problems.add([...path, name], 'NOT_A_TIME', 'Write it as 21:00.')
  }
  if (from === to) problems.add([...path, 'to'], 'EMPTY', 'Is when it begins; give another hour.')
  if (!isZone(zone)) {
    problems.add(
      [...path, 'zone'],
      'NOT_A_ZONE',
      'Is no IANA time zone; write it as Europe/Warsaw.',
    )
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
