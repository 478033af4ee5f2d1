import type { Choice, HistoryEntry, Permission } from './record.ts'

/** One thing the reader decided. It is sent again with the same key until the server has answered. */
export interface Act {
  /** Where on the page it was decided; one at a time there. */
  readonly place: string
  readonly mutation: string
  readonly input: Readonly<Record<string, unknown>> & { readonly idempotencyKey: string }
  /** Which sentence says that it is done, and about what. */
  readonly done: DoneKind
  readonly about: string
}

/** Choices of the server, and what is no choice of a purpose's own. */
export type DoneKind = Choice | 'REFUSE_CONSENT' | 'WISH' | 'RESTRICT' | 'STOP_MARKETING'

/** 128 random bits; `crypto.randomUUID` is missing where a page is not served over TLS. */
export const freshKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

/** The document that sends `act`. */
export const documentOf = ({ mutation }: Act): string => {
  const input = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`
  const type = inputTypes[mutation] ?? input
  return `mutation Act($input: ${type}) { ${mutation}(input: $input) {
    seq replayed receipts { id needsConfirmation }
  } }`
}

const inputTypes: Readonly<Record<string, string>> = { liftOptOut: 'OutcomeInput!' }

/** The place of a purpose on the page. */
export const placeOf = ({ purpose }: Permission): string => `purpose:${purpose.key}`

/** True where the consent must be explicit, GDPR Art. 9(2)(a). */
export const isExplicit = ({ purpose }: Permission): boolean =>
  purpose.currentVersion?.rules.some(
    ({ lawfulBasis, specialCondition }) => lawfulBasis === 'CONSENT' && specialCondition !== null,
  ) ?? false

/**
 * What the choice means for this purpose, as a mutation. Undefined where what it is about cannot be
 * found: consent without a notice, or an outcome of something that is not in the history.
 */
export function actOf(
  choice: Choice | 'REFUSE_CONSENT',
  permission: Permission,
  { customer, history }: { readonly customer: string; readonly history: readonly HistoryEntry[] },
): Act | undefined {
  const { key, title, consentNotice, currentVersion } = permission.purpose
  const common = { place: placeOf(permission), done: choice, about: title }
  const base = { customerId: customer, idempotencyKey: freshKey() }
  const act = (mutation: string, rest: Readonly<Record<string, unknown>>): Act => ({
    ...common,
    mutation,
    input: { ...base, ...rest },
  })
  const said = (state: string, more = {}) => [{ purposes: [key], state, ...more }]
  const target = targetOf(choice, permission, history)
  switch (choice) {
    case 'GIVE_CONSENT':
    case 'REFUSE_CONSENT': {
      if (!consentNotice) return undefined
      const proof = {
        notice: `${consentNotice.key}@${consentNotice.version}`,
        language: consentNotice.text.language,
        method: 'BUTTON',
        interface: 'preference-centre',
        utcOffset: utcOffset(new Date()),
      }
      const more = choice === 'GIVE_CONSENT' && isExplicit(permission) ? { explicit: true } : {}
      const state = choice === 'GIVE_CONSENT' ? 'GIVEN' : 'REFUSED'
      return act('recordConsent', { expressions: said(state, more), proof })
    }
    case 'WITHDRAW_CONSENT':
      return act('recordConsent', { expressions: said('WITHDRAWN') })
    case 'OBJECT': {
      const kind = currentVersion?.directMarketing === true ? 'DIRECT_MARKETING' : 'GENERAL'
      return act('recordObjection', { kind, purposes: [key] })
    }
    case 'WITHDRAW_OBJECTION':
      return target && act('resolveObjection', { target, outcome: 'WITHDRAWN' })
    case 'OPT_OUT':
      return act('recordOptOut', { kind: 'ALL', purposes: [key] })
    case 'LIFT_OPT_OUT':
      return target && act('liftOptOut', { target })
  }
}

const targetKinds: Readonly<Record<string, string>> = {
  WITHDRAW_OBJECTION: 'OBJECTION',
  LIFT_OPT_OUT: 'OPT_OUT',
}

/**
 * The evidence the choice is an outcome of: of what the decision rests on the newest of the right kind,
 * else the newest that names the purpose, or no purpose and with that all of them.
 */
function targetOf(
  choice: string,
  { evidence, purpose }: Permission,
  history: readonly HistoryEntry[],
): { readonly id: string } | undefined {
  const ofKind = history.filter(({ kind }) => kind === targetKinds[choice])
  const rested = ofKind.find(({ id }) => evidence.includes(id))
  const named = ofKind.find(
    ({ purposes }) => purposes.length === 0 || purposes.some(({ key }) => key === purpose.key),
  )
  const found = rested ?? named
  return found && { id: found.id }
}

/** `+02:00` */
function utcOffset(at: Date): string {
  const minutes = -at.getTimezoneOffset()
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const absolute = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(absolute / 60)}:${two(absolute % 60)}`
}
