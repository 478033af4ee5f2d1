/**
 * For subgraphs that add personal data to `Customer`: answer it only where the customer's grant, signed
 * by the subgraph that owns `Customer`, permits it. Needs `graphql` and Node alone.
 */
export { createGuard, type Guard, type GuardOptions } from './guard.ts'
export { permits, signGrant, verifyGrant, type Grant } from './grant.ts'
export type { GuardPlugin, WithheldCount, WithheldReason } from './report.ts'
