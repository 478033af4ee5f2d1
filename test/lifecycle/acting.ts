/** Sends mutations about customers, and looks at what lies in the database. */
import { randomUUID } from 'node:crypto'
import type { Answer, Asking, World } from '../support/world.ts'

/** Mutations about customers, with the type of their input. */
export const inputTypes = {
  recordConsent: 'RecordConsentInput',
  confirmConsent: 'ConfirmConsentInput',
  recordPreferences: 'RecordPreferencesInput',
  acceptTerms: 'AcceptTermsInput',
  recordContract: 'RecordContractInput',
  changeContract: 'ChangeContractInput',
  recordTrigger: 'RecordTriggerInput',
  recordNotice: 'RecordNoticeInput',
  recordObjection: 'RecordObjectionInput',
  resolveObjection: 'ResolveObjectionInput',
  restrictProcessing: 'RestrictProcessingInput',
  liftRestriction: 'OutcomeInput',
  declareEmergency: 'DeclareEmergencyInput',
  closeEmergency: 'OutcomeInput',
  reviewEmergency: 'ReviewEmergencyInput',
  recordOptOut: 'RecordOptOutInput',
  liftOptOut: 'OutcomeInput',
  recordSoftOptIn: 'RecordSoftOptInInput',
  suppressContact: 'SuppressContactInput',
  liftSuppression: 'SuppressContactInput',
} as const

export type MutationName = keyof typeof inputTypes
export type Input = Record<string, unknown>

const isAboutContact = (name: MutationName) => inputTypes[name] === 'SuppressContactInput'

/** Sends a mutation; the key is a fresh one unless the input has one. */
export function put(
  world: World,
  name: MutationName,
  input: Input,
  asking: Asking = {},
): Promise<Answer> {
  const key =
    'idempotencyKey' in input || 'sourceEventId' in input ? {} : { idempotencyKey: randomUUID() }
  const selection = isAboutContact(name)
    ? 'recordedAt replayed'
    : 'receipts { id kind purpose needsConfirmation } seq recordedAt replayed'
  return world.ask(
    `mutation ($input: ${inputTypes[name]}!) { ${name}(input: $input) { ${selection} } }`,
    { client: 'playground', ...asking, variables: { input: { ...key, ...input } } },
  )
}

/** Sends a mutation that must succeed; what it answers. */
export async function done(
  world: World,
  name: MutationName,
  input: Input,
  asking: Asking = {},
): Promise<Record<string, any>> {
  const { data, errors } = await put(world, name, input, asking)
  if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors))
  return data[name] as Record<string, any>
}

/** Rows of everything an act could touch. */
export async function counts(world: World): Promise<Record<string, unknown>> {
  const [row] = await world.db.query<Record<string, unknown>>(`
    select (select count(*) from recordings) as recordings, (select count(*) from evidence) as evidence,
           (select count(*) from suppressions) as suppressions, (select count(*) from changes) as changes,
           (select sum(seq) from customers) as seqs`)
  return row!
}

/** The evidence of a customer, in its order. */
export const evidenceOf = (world: World, customerId: string) =>
  world.db.query<{
    id: string
    kind: string
    detail: any
    source: string
    occurredAt: Date
    recordedAt: Date
  }>(
    `select id, kind, detail, source, occurred_at as "occurredAt", recorded_at as "recordedAt"
       from evidence where tenant_id = 'acme' and customer_id = $1 order by seq`,
    [customerId],
  )

/** The reason a field is withheld for a purpose; null where its value is released. */
export async function reasonFor(
  world: World,
  customerId: string,
  purpose: string,
  asking: Asking = {},
  field = 'email',
): Promise<string | null> {
  const answer = await world.ask(`query ($id: ID!) { customer(id: $id) { ${field} } }`, {
    client: 'playground',
    purposes: [purpose],
    variables: { id: customerId },
    ...asking,
  })
  if (answer.data?.['customer']?.[field] != null) return null
  return answer.errors[0]?.extensions['withheld']?.[0]?.reason ?? 'EMPTY'
}

/** The faults of an answer as `path code`, sorted. */
export const problemsOf = ({ errors }: Answer): string[] =>
  errors.flatMap((e) =>
    ((e.extensions['problems'] ?? []) as { path: (string | number)[]; code: string }[]).map(
      ({ path, code }) => `${path.slice(1).join('.')} ${code}`,
    ),
  )

export const proof = { notice: 'consent-marketing@2', language: 'pl', method: 'CHECKBOX' }

/** A consent, withdrawal or the like. */
export const said = (customerId: string, state: string, ...purposes: string[]): Input => ({
  customerId,
  expressions: [{ purposes, state }],
  ...(['GIVEN', 'RENEWED'].includes(state) && { proof }),
})
