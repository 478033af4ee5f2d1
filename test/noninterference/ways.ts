/** The ways of asking that worlds are made for: each kind of basis, client, channel and operation. */
export const ways = [
  { client: 'playground', purposes: ['order.fulfilment'] },
  { client: 'playground', purposes: ['marketing.email'] },
  { client: 'commerce', purposes: ['order.payment', 'accounting.records'] },
  { client: 'mailer', purposes: ['marketing.email.similar'] },
  { client: 'self-service', purposes: ['rights.fulfilment'], asSubject: true },
  { client: 'analytics', purposes: ['product.analytics'] },
  { client: 'regulator', purposes: ['legal.claims'] },
  { client: 'playground', purposes: ['personalisation.recommendations'] },
].map((way) => ({ ...way, gpc: false, report: 'summary' as const }))
