import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { parseConfig } from './config.ts'

const container = document.getElementById('root')
const element = document.getElementById('config')

if (container !== null) {
  const root = createRoot(container)
  try {
    root.render(<App config={parseConfig(element?.textContent ?? '')} />)
  } catch (error) {
    root.render(
      <p className="fatal" role="alert">
        {error instanceof Error ? error.message : String(error)}
      </p>,
    )
  }
}
