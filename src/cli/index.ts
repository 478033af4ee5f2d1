#!/usr/bin/env node
import { Command } from 'commander'
import { ConfigFault } from '../config.ts'
import { AppError } from '../lib/errors.ts'
import { catalogueCommand } from './catalogue.ts'
import { conformanceCommand } from './conformance.ts'
import { migrateCommand } from './migrate.ts'
import { seedCommand } from './seed.ts'
import { serveCommand } from './serve.ts'
import { standingsCommand } from './standings.ts'
import { tokenCommand } from './token.ts'

const program = new Command('purposegraph')
  .description('A GraphQL federation subgraph that owns Customer and answers only for a purpose.')
  .showHelpAfterError()
  .addCommand(serveCommand)
  .addCommand(migrateCommand)
  .addCommand(seedCommand)
  .addCommand(tokenCommand)
  .addCommand(conformanceCommand)
  .addCommand(catalogueCommand)
  .addCommand(standingsCommand)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${tell(error)}\n`)
  // A command may have a code of its own for trouble.
  process.exitCode ||= 1
}

/** Faults of ours say what to do; a foreign error may quote values, so only its kind is told. */
function tell(error: unknown): string {
  if (error instanceof AppError) {
    return [error.publicMessage, error.detail && `(${error.detail})`].filter(Boolean).join(' ')
  }
  if (error instanceof ConfigFault) return error.message
  if (!(error instanceof Error)) return 'The command failed.'
  return 'query' in error || 'sql' in error ? `The command failed: ${error.name}.` : error.message
}
