import { Command } from 'commander'
import { run } from '../run.ts'

/** `purposegraph serve` */
export const serveCommand = new Command('serve')
  .description('Start the subgraph as the environment says; see docs/configuration.md.')
  .action(run)
