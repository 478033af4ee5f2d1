/** The words stories are told in: who does what, when, and what the connected systems then see. */
import { expect } from '@jest/globals'
import { createWorld, provenanceOf, type Asking, type World } from '../support/world.ts'

export type Story = Awaited<ReturnType<typeof beginStory>>

/** What a client may ask with unless a story says otherwise. */
const purposeOf: Record<string, string> = {
  commerce: 'order.fulfilment',
  service: 'service.support',
  marketing: 'marketing.email',
  mailer: 'marketing.email',
}

let keys = 0

/** A world whose clock goes by the story. */
export async function beginStory() {
  const world = await createWorld()
  const today = (iso: string) => {
    world.clock.now = new Date(iso)
  }

  /** Does one thing through GraphQL; fails the story where it is refused. */
  async function does(
    client: string,
    mutation: string,
    input: Record<string, unknown>,
    asking: Asking = {},
  ) {
    const answer = await attempts(client, mutation, input, asking)
    expect(answer.errors.filter((e) => e.extensions['code'] !== 'PURPOSE_DENIED')).toEqual([])
    return answer.data![mutation] as {
      seq: number
      receipts: { id: string; needsConfirmation: boolean }[]
    }
  }

  /** Tries one thing. */
  function attempts(
    client: string,
    mutation: string,
    input: Record<string, unknown>,
    asking: Asking = {},
  ) {
    const type = typeOf(world, mutation)
    return world.ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { seq receipts { id needsConfirmation } } }`,
      { client, variables: { input: { idempotencyKey: `story-${++keys}`, ...input } }, ...asking },
    )
  }

  /** What a client sees of one field: the value, or the reason it is withheld. */
  async function sees(
    client: string,
    customerId: string,
    field: string,
    purpose = purposeOf[client]!,
    asking: Asking = {},
  ): Promise<string> {
    const { data, errors } = await world.ask(
      `query ($id: ID!) { customer(id: $id) { ${field} withheld { field reason } } }`,
      { client, purposes: [purpose], variables: { id: customerId }, ...asking },
    )
    const outages = errors.filter((e) => e.extensions['code'] !== 'PURPOSE_DENIED')
    expect(outages).toEqual([])
    const { customer } = data as {
      customer: Record<string, unknown> & { withheld: { field: string; reason: string }[] }
    }
    const denial = customer.withheld.find((w) => w.field === field)
    return denial ? denial.reason : String(customer[field])
  }

  return {
    world,
    today,
    does,
    attempts,
    sees,
    /** A customer of the shop with the usual values, collected for everything the stories are about. */
    customer: (over: { jurisdiction?: string; birthDate?: string; values?: object } = {}) => {
      const values = {
        email: 'ada@example.pl',
        phone: '+48600100200',
        first_name: 'Ada',
        last_name: 'Nowak',
        tax_id: '1234563218',
        ...over.values,
      }
      const provenance = provenanceOf(Object.keys(values), [
        'order.fulfilment',
        'order.delivery',
        'service.support',
        'account.management',
        'marketing.email',
        'marketing.email.similar',
        'marketing.sms',
        'marketing.postal',
        'ads.social',
        'wellness.advice',
        'accounting.records',
        'safety.emergency',
        'product.analytics',
        'rights.fulfilment',
      ])
      return world.customer({
        values: over.birthDate ? { ...values, birth_date: over.birthDate } : values,
        provenance: provenance.map((g) => ({ ...g, collectedAt: Date.UTC(2025, 11, 1) })),
        ...(over.jurisdiction ? { jurisdiction: over.jurisdiction } : {}),
      })
    },
    end: () => world.close(),
  }
}

function typeOf(world: World, mutation: string): string {
  const field = world.subgraph.schema.getMutationType()!.getFields()[mutation]!
  return String(field.args[0]!.type).replace('!', '')
}

/** The notice of the newsletter as the shop shows it. */
export const newsletterProof = {
  notice: 'consent-marketing@2',
  language: 'pl',
  method: 'CHECKBOX',
  interface: 'checkout',
}
