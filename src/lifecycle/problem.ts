export { InputFault, type Problem } from '../lib/input-fault.ts'
