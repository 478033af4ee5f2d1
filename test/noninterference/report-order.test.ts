import { expect, test } from '@jest/globals'
import { createWorld, order } from '../support/world.ts'

test('the order of a report does not tell which read ended first', async () => {
  const world = await createWorld()
  try {
    const asking = { purposes: ['order.fulfilment'] }
    const query = `query ($a: ID!, $b: ID!) {
      a: customer(id: $a) { interests }
      b: customer(id: $b) { allergies }
    }`
    for (const report of ['full', 'summary'] as const) {
      const a = await world.customer({ values: { first_name: 'Ada' }, evidence: [order()] })
      const b = await world.customer({ values: { first_name: 'Ada' }, evidence: [order()] })
      // One of them is decided on already, the other has yet to be.
      await world.ask(`{ customer(id: "${b}") { email } }`, asking)
      const first = await world.ask(query, { ...asking, report, variables: { a, b } })
      const again = await world.ask(query, { ...asking, report, variables: { a, b } })
      expect(first.bytes).toBe(again.bytes)
    }
  } finally {
    await world.close()
  }
})
