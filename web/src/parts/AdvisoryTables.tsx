// AdvisoryTables - the structured part of an advisory: products with versions by paste, vulnerabilities, remedies, references, thanks
import { ActionIcon, Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdvisoryContent } from '../api'
import { Box } from '../bits'

type Set = (c: AdvisoryContent) => void
const statuses = ['affected', 'fixed', 'unaffected', 'under-investigation', 'unknown'] as const
const remedies = ['vendor-fix', 'mitigation', 'workaround', 'none-available', 'no-fix-planned'] as const
type Product = AdvisoryContent['products'][number]
const product = (more: Partial<Product>): Product => ({ id: '', vendor: '', name: '', type: '', range: '', cpe: '', purl: '', status: 'affected', of: [], source: '', confirmed: true, ...more })

// a line a product, as a table or a mail has it: vendor, product, versions, status
export function pasted(text: string): Product[] {
  return text
    .split('\n')
    .map((l) => l.split(/\t|;|\|\s/).map((x) => x.trim()))
    .filter((c) => c.some(Boolean))
    .map((c) => {
      const status = statuses.find((s) => s === c[3]?.toLowerCase())
      return c.length === 1 ? product({ name: c[0] }) : product({ vendor: c[0], name: c[1], range: c[2] ?? '', status: status ?? 'affected' })
    })
}

const Remove = ({ label, go }: { label: string; go: () => void }) => (
  <ActionIcon variant="default" aria-label={label} title={label} onClick={go}>
    ×
  </ActionIcon>
)
const Source = ({ of }: { of: { source: string; confirmed: boolean } }) => {
  const { t } = useTranslation()
  if (!of.source) return null
  return <div className="small quiet">{t(of.confirmed ? 'ui.adv.from' : 'ui.adv.from.open', { source: of.source })}</div>
}

export function Products({ v, set, closed }: { v: AdvisoryContent; set: Set; closed: boolean }) {
  const { t } = useTranslation()
  const [paste, setPaste] = useState('')
  const put = (i: number, more: Partial<Product>) => set({ ...v, products: v.products.map((p, k) => (k === i ? { ...p, ...more, confirmed: true } : p)) })
  const name = (i: number, what: string) => `${t(`ui.adv.product.${what}`)} ${i + 1}`
  return (
    <Box title={t('ui.adv.products')} count={v.products.length}>
      <ul className="items">
        {v.products.map((p, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new one has no id yet
          <li key={p.id || i} id={`at/products/${i}`}>
            <div className="adv-row">
              <TextInput size="xs" aria-label={name(i, 'vendor')} placeholder={t('ui.adv.product.vendor')} id={`at/products/${i}/vendor`} value={p.vendor} disabled={closed} onChange={(e) => put(i, { vendor: e.currentTarget.value })} />
              <TextInput size="xs" aria-label={name(i, 'name')} placeholder={t('ui.adv.product.name')} value={p.name} disabled={closed} onChange={(e) => put(i, { name: e.currentTarget.value })} />
              <TextInput size="xs" aria-label={name(i, 'range')} placeholder={t('ui.adv.product.range')} id={`at/products/${i}/range`} value={p.range} disabled={closed} onChange={(e) => put(i, { range: e.currentTarget.value })} />
              <Select size="xs" aria-label={name(i, 'status')} id={`at/products/${i}/status`} allowDeselect={false} data={statuses.map((s) => ({ value: s, label: t(`ui.vuln.status.${s}`) }))} value={p.status} disabled={closed} onChange={(s) => put(i, { status: (s ?? 'affected') as Product['status'] })} />
              {!closed && <Remove label={t('ui.adv.remove', { what: p.name || String(i + 1) })} go={() => set({ ...v, products: v.products.filter((_, k) => k !== i) })} />}
            </div>
            <Source of={p} />
          </li>
        ))}
      </ul>
      {!closed && (
        <div className="stack">
          <Textarea label={t('ui.adv.paste')} description={t('ui.adv.paste.hint')} autosize minRows={2} maxRows={8} value={paste} onChange={(e) => setPaste(e.currentTarget.value)} />
          <div className="line">
            <Button
              variant="default"
              disabled={!paste.trim()}
              onClick={() => {
                set({ ...v, products: [...v.products, ...pasted(paste)] })
                setPaste('')
              }}
            >
              {t('ui.adv.paste.add')}
            </Button>
            <Button variant="default" onClick={() => set({ ...v, products: [...v.products, product({})] })}>
              {t('ui.adv.product.add')}
            </Button>
          </div>
        </div>
      )}
    </Box>
  )
}

export function Vulnerabilities({ v, set, closed, directive }: { v: AdvisoryContent; set: Set; closed: boolean; directive: boolean }) {
  const { t } = useTranslation()
  type One = AdvisoryContent['vulnerabilities'][number]
  const put = (i: number, more: Partial<One>) => set({ ...v, vulnerabilities: v.vulnerabilities.map((p, k) => (k === i ? { ...p, ...more, confirmed: true } : p)) })
  return (
    <Box title={t('ui.adv.vulnerabilities')} count={v.vulnerabilities.length}>
      <ul className="items">
        {v.vulnerabilities.map((u, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: while one types, the identifier is not there yet
          <li key={i} id={`at/vulnerabilities/${i}`} className="stack">
            <div className="adv-row">
              <TextInput size="xs" label={t('ui.adv.vulnerability.id')} value={u.id} disabled={closed} onChange={(e) => put(i, { id: e.currentTarget.value.trim() })} />
              <TextInput size="xs" label={t('ui.adv.vulnerability.title')} value={u.title} disabled={closed} onChange={(e) => put(i, { title: e.currentTarget.value })} />
              <TextInput size="xs" label={t('ui.adv.vulnerability.weakness')} value={u.weakness} disabled={closed} onChange={(e) => put(i, { weakness: e.currentTarget.value.trim() })} />
              {!closed && <Remove label={t('ui.adv.remove', { what: u.id || String(i + 1) })} go={() => set({ ...v, vulnerabilities: v.vulnerabilities.filter((_, k) => k !== i) })} />}
            </div>
            <TextInput size="xs" label={t('ui.adv.vulnerability.vectors')} id={`at/vulnerabilities/${i}/vectors`} value={u.vectors.join(' ')} disabled={closed} onChange={(e) => put(i, { vectors: e.currentTarget.value.split(/\s+/).filter(Boolean) })} />
            <Textarea size="xs" label={t('ui.adv.vulnerability.text')} id={`at/vulnerabilities/${i}/text`} autosize minRows={2} maxRows={8} value={u.text} disabled={closed} onChange={(e) => put(i, { text: e.currentTarget.value })} />
            {directive && (
              <div className="line">
                <TextInput size="xs" type="date" label={t('ui.adv.vulnerability.due')} id={`at/vulnerabilities/${i}/due_at`} value={u.due_at?.slice(0, 10) ?? ''} disabled={closed} onChange={(e) => put(i, { due_at: e.currentTarget.value ? `${e.currentTarget.value}T23:59:59Z` : null })} />
                <Checkbox size="xs" label={t('ui.adv.vulnerability.ransomware')} checked={u.ransomware} disabled={closed} onChange={(e) => put(i, { ransomware: e.currentTarget.checked })} />
              </div>
            )}
            <Source of={u} />
          </li>
        ))}
      </ul>
      {!closed && (
        <Button variant="default" onClick={() => set({ ...v, vulnerabilities: [...v.vulnerabilities, { id: '', title: '', text: '', weakness: '', vectors: [], kev_at: null, epss: -1, exploited: 'not-said', due_at: null, ransomware: false, source: '', confirmed: true }] })}>
          {t('ui.adv.vulnerability.add')}
        </Button>
      )}
    </Box>
  )
}

export function Remedies({ v, set, closed }: { v: AdvisoryContent; set: Set; closed: boolean }) {
  const { t } = useTranslation()
  type One = AdvisoryContent['remedies'][number]
  const put = (i: number, more: Partial<One>) => set({ ...v, remedies: v.remedies.map((p, k) => (k === i ? { ...p, ...more, confirmed: true } : p)) })
  return (
    <Box title={t('ui.adv.remedies')} count={v.remedies.length}>
      <ul className="items">
        {v.remedies.map((m, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a remedy has no name
          <li key={i} id={`at/remedies/${i}`} className="stack">
            <div className="adv-row">
              <Select size="xs" aria-label={`${t('ui.adv.remedy.kind')} ${i + 1}`} allowDeselect={false} data={remedies.map((s) => ({ value: s, label: t(`ui.adv.remedy.${s}`) }))} value={m.category} disabled={closed} onChange={(s) => put(i, { category: (s ?? 'vendor-fix') as One['category'] })} />
              {!closed && <Remove label={t('ui.adv.remove', { what: String(i + 1) })} go={() => set({ ...v, remedies: v.remedies.filter((_, k) => k !== i) })} />}
            </div>
            <Textarea size="xs" aria-label={`${t('ui.adv.remedy.text')} ${i + 1}`} placeholder={t('ui.adv.remedy.text')} autosize minRows={2} maxRows={8} value={m.text} disabled={closed} onChange={(e) => put(i, { text: e.currentTarget.value })} />
            <Source of={m} />
          </li>
        ))}
      </ul>
      {!closed && (
        <Button variant="default" onClick={() => set({ ...v, remedies: [...v.remedies, { category: 'vendor-fix', text: '', url: '', products: [], source: '', confirmed: true }] })}>
          {t('ui.adv.remedy.add')}
        </Button>
      )}
    </Box>
  )
}

export function References({ v, set, closed }: { v: AdvisoryContent; set: Set; closed: boolean }) {
  const { t } = useTranslation()
  const putLink = (i: number, more: Partial<AdvisoryContent['references'][number]>) => set({ ...v, references: v.references.map((p, k) => (k === i ? { ...p, ...more, confirmed: true } : p)) })
  const putCredit = (i: number, more: Partial<AdvisoryContent['credits'][number]>) => set({ ...v, credits: v.credits.map((p, k) => (k === i ? { ...p, ...more } : p)) })
  return (
    <Box title={t('ui.adv.references')} count={v.references.length}>
      <ul className="items">
        {v.references.map((l, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: while one types, the address is not there yet
          <li key={i} id={`at/references/${i}`}>
            <div className="adv-row">
              <TextInput size="xs" aria-label={`${t('ui.adv.reference.url')} ${i + 1}`} placeholder="https://" id={`at/references/${i}/url`} value={l.url} disabled={closed} onChange={(e) => putLink(i, { url: e.currentTarget.value.trim() })} />
              <TextInput size="xs" aria-label={`${t('ui.adv.reference.text')} ${i + 1}`} placeholder={t('ui.adv.reference.text')} value={l.text} disabled={closed} onChange={(e) => putLink(i, { text: e.currentTarget.value })} />
              {!closed && <Remove label={t('ui.adv.remove', { what: l.url || String(i + 1) })} go={() => set({ ...v, references: v.references.filter((_, k) => k !== i) })} />}
            </div>
            <Source of={l} />
          </li>
        ))}
        {v.credits.map((c, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: while one types, the name is not there yet
          <li key={`c${i}`} id={`at/credits/${i}`}>
            <div className="adv-row">
              <TextInput size="xs" aria-label={`${t('ui.adv.credit.name')} ${i + 1}`} placeholder={t('ui.adv.credit.name')} value={c.name} disabled={closed} onChange={(e) => putCredit(i, { name: e.currentTarget.value })} />
              <TextInput size="xs" aria-label={`${t('ui.adv.credit.organisation')} ${i + 1}`} placeholder={t('ui.adv.credit.organisation')} value={c.organisation} disabled={closed} onChange={(e) => putCredit(i, { organisation: e.currentTarget.value })} />
              <Checkbox size="xs" id={`at/credits/${i}/consent`} label={t('ui.adv.credit.consent')} checked={c.consent} disabled={closed} onChange={(e) => putCredit(i, { consent: e.currentTarget.checked })} />
              {!closed && <Remove label={t('ui.adv.remove', { what: c.name || String(i + 1) })} go={() => set({ ...v, credits: v.credits.filter((_, k) => k !== i) })} />}
            </div>
          </li>
        ))}
      </ul>
      {!closed && (
        <div className="line">
          <Button variant="default" onClick={() => set({ ...v, references: [...v.references, { url: '', text: '', source: '', confirmed: true }] })}>
            {t('ui.adv.reference.add')}
          </Button>
          <Button variant="default" onClick={() => set({ ...v, credits: [...v.credits, { name: '', organisation: '', text: '', consent: false }] })}>
            {t('ui.adv.credit.add')}
          </Button>
        </div>
      )}
    </Box>
  )
}
