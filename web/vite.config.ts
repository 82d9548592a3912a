import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const from = fileURLToPath(new URL('./src', import.meta.url))
const sources = readdirSync(from, { recursive: true, encoding: 'utf8' })
  .filter((f) => /\.tsx?$/.test(f))
  .map((f) => [f, readFileSync(`${from}/${f}`, 'utf8')])
const source = sources.map(([, text]) => text).join('\n')

// Of the catalogue, what the workspace says: its own texts, and those of others that its source names, whole or by a beginning.
// Those of Administration come with its pages (?administration), unless a page outside it says them, too; those of events with
// the files that say them (?events), when each of these files asks for them (parts/eventTexts)
function ownTexts(): Plugin {
  const others = sources.filter(([f]) => !/^admin\b|Administration\.tsx$/.test(f)).map(([, text]) => text).join('\n')
  const lent = sources.filter(([f]) => f.startsWith('admin') && others.includes(`/${f.replace(/\\/g, '/').replace(/\.tsx?$/, '')}'`)).map(([, text]) => text)
  const outside = [others, ...lent].join('\n')
  const later = (key: string) => key.startsWith('ui.adm.') && !outside.includes(`'${key}'`) && !outside.includes('`ui.adm.')
  const event = /^ui\.(events?|intake|observable|import)\./
  const asking = (text: string) => /import '(\.|\.\.)\/(parts\/)?eventTexts'/.test(text)
  const says = (text: string, key: string) => [`'${key}'`, `"${key}"`].some((k) => text.includes(k)) || [...text.matchAll(/`([a-z]+\.[a-z_.]*)\$\{/g)].some((m) => m[1] !== 'ui.' && key.startsWith(m[1]))
  // `ui.${what}.${word}` is of facts and choices, of none of these
  const withEvents = (key: string) => {
    if (!event.test(key)) return false
    const files = sources.filter(([, text]) => says(text, key))
    return files.length > 0 && files.every(([, text]) => asking(text))
  }
  const place = (key: string) => (later(key) ? 'administration' : withEvents(key) ? 'events' : '')
  const beginnings = [...source.matchAll(/`([a-z]+\.[a-z_.]*)\$\{/g)].map((m) => m[1])
  const wanted = (key: string) => key.startsWith('ui.') || beginnings.some((b) => key.startsWith(b)) || [`'${key}'`, `"${key}"`].some((k) => source.includes(k))
  return {
    name: 'own-texts',
    enforce: 'pre',
    transform: (code, id) => {
      const part = /\/i18n\/[a-z]+\.json(?:\?(administration|events))?$/.exec(id)
      if (!part) return undefined
      const texts = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(code)).filter(([key]) => wanted(key) && place(key) === (part[1] ?? ''))))
      return part[1] ? `export default ${texts}` : texts
    },
  }
}

// Of Mantine's styles, without those of components that neither we nor those we use are made of (InlineInput is the label of a checkbox and a switch)
function ownStyles(): Plugin {
  const without =
    'Accordion AngleSlider Avatar Badge Blockquote Card Cascader Chip ColorInput ColorPicker ColorSwatch DataList EmptyState Fieldset Indicator Kbd Marquee Mentions NavLink Notification Pagination PhoneInput Rating RollingNumber Scroller SemiCircleProgress Skeleton Slider Splitter Stepper Table TableOfContents Tabs Timeline Toggle Toolbar Tour Tree TreeSelect Typography'
  const style = (name: string) => readFileSync(fileURLToPath(new URL(`./node_modules/@mantine/core/styles/${name}.css`, import.meta.url)), 'utf8').trim()
  for (const [, names] of source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g))
    for (const name of names.split(',').map((n) => n.trim())) if (without.split(' ').includes(name)) throw new Error(`${name} is used, and its style left out: vite.config.ts`)
  return {
    name: 'own-styles',
    enforce: 'pre',
    transform: (code, id) => (/@mantine\/core\/styles\.css$/.test(id) ? without.split(' ').reduce((css, name) => css.replace(style(name), ''), code) : undefined),
  }
}

export default defineConfig({
  base: '/app/',
  plugins: [ownTexts(), ownStyles(), react()],
  // light-dark() stays as it is written: these are the first versions that know it
  build: { cssTarget: ['chrome123', 'firefox120', 'safari17.5'], outDir: 'dist', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': 'http://localhost:8080' } },
})
