// Cve - this centre as a numbering authority: its account at CVE Services, numbers in stock, what waits, what differs
import { Button, Checkbox, NumberInput, PasswordInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CveAccount, type CveQueue, get, post, put } from '../api'
import { Box, say, Shown, Time, Wrong } from '../bits'
import { Form, texts, useChange } from './bits'

function Account({ d }: { d: CveAccount }) {
  const { t } = useTranslation()
  const [v, setV] = useState({ url: d.url, org: d.org, user: d.user, key: '' })
  const save = useChange(
    () => put('/admin/cve', v),
    () => {
      setV({ ...v, key: '' })
      say({ text: t('ui.saved') })
    },
  )
  const check = useChange(
    () => post('/admin/cve/check', {}),
    () => say({ text: t('ui.cve.adm.checking') }),
  )
  const input = texts(v, setV)
  return (
    <>
      <p role="status">
        {!d.has_key && t('ui.cve.adm.none')}
        {d.checked_at && (
          <>
            {d.error ? <span className="wrong">{d.error}</span> : t('ui.cve.adm.quota', { quota: d.quota, reserved: d.reserved, available: d.available })} <Time at={d.checked_at} short />
          </>
        )}
      </p>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error ?? check.error}>
        {input('url', t('ui.cve.adm.url'), { type: 'url' })}
        {input('org', t('ui.cve.adm.org'), { required: true, maxLength: 32 })}
        {input('user', t('ui.cve.adm.user'), { required: true, maxLength: 128 })}
        <PasswordInput label={t('ui.cve.adm.key')} description={d.has_key ? t('ui.cve.adm.key.kept') : undefined} autoComplete="off" value={v.key} onChange={(e) => setV({ ...v, key: e.currentTarget.value })} />
      </Form>
      <Button variant="default" mt="sm" loading={check.isPending} disabled={!d.has_key} onClick={() => check.mutate()}>
        {t('ui.cve.adm.check')}
      </Button>
    </>
  )
}

function Queue({ d, account }: { d: CveQueue; account: CveAccount | undefined }) {
  const { t } = useTranslation()
  const now = new Date().getUTCFullYear()
  const [wanted, setWanted] = useState({ amount: 5, year: now, nonsequential: false })
  const most = wanted.nonsequential ? 10 : 100
  const retry = useChange((id: string) => post(`/admin/cve/queue/${id}/retry`, {}))
  const drop = useChange((id: string) => post(`/admin/cve/queue/${id}/withdraw`, {}))
  const stock = useChange(() => post('/admin/cve/stock', { ...wanted, amount: Math.min(wanted.amount, most) }))
  const take = useChange((x: CveQueue['differences'][number]) => post(`/admin/cve/numbers/${x.id}/take-over`, { seen: x.seen }))
  const compare = useChange(
    () => post('/admin/cve/compare', {}),
    () => say({ text: t('ui.cve.adm.comparing') }),
  )
  return (
    <>
      <Box title={t('ui.cve.adm.queue')} count={d.wishes.length}>
        {!d.wishes.length && <p className="empty">{t('ui.cve.adm.queue.empty')}</p>}
        <ul className="items">
          {d.wishes.map((w) => (
            <li key={w.id}>
              <div className="line" style={{ justifyContent: 'space-between' }}>
                <span>
                  <b>{t(`ui.cve.act.${w.what}`)}</b> <span className="mono">{w.number || w.amount}</span> {t(`ui.cve.wish.${w.state}`)}
                </span>
                <span className="acts">
                  <Button size="compact-sm" variant="default" onClick={() => retry.mutate(w.id)}>
                    {t('ui.cve.adm.retry')}
                  </Button>
                  {w.state !== 'sent' && (
                    <Button size="compact-sm" variant="default" onClick={() => drop.mutate(w.id)}>
                      {t('ui.cve.withdraw')}
                    </Button>
                  )}
                </span>
              </div>
              <div className="small quiet" style={{ overflowWrap: 'anywhere' }}>
                {w.code} {w.words} <Time at={w.asked_at} short />
              </div>
            </li>
          ))}
        </ul>
        <Wrong error={retry.error ?? drop.error} />
      </Box>
      <Box title={t('ui.cve.adm.stock', { n: d.stock })}>
        <Form save={stock.mutate} busy={stock.isPending} label={t('ui.cve.act.reserve')} error={stock.error} disabled={!account?.has_key}>
          <NumberInput label={t('ui.cve.adm.amount')} min={1} max={most} allowDecimal={false} value={Math.min(wanted.amount, most)} onChange={(n) => setWanted({ ...wanted, amount: Number(n) || 1 })} w="12rem" />
          <Select
            label={t('ui.cve.adm.year')}
            allowDeselect={false}
            value={String(wanted.year)}
            onChange={(y) => setWanted({ ...wanted, year: Number(y) })}
            data={Array.from({ length: now - 1997 }, (_, i) => String(now + 1 - i))}
            w="12rem"
          />
          <Checkbox label={t('ui.cve.adm.apart')} checked={wanted.nonsequential} onChange={(e) => setWanted({ ...wanted, nonsequential: e.currentTarget.checked })} />
        </Form>
      </Box>
      <Box title={t('ui.cve.adm.differences')} count={d.differences.length}>
        <p className="small quiet">
          {t('ui.cve.adm.compared')} {account?.looked_at && <Time at={account.looked_at} short />} {account?.look_error && <span className="wrong">{account.look_error}</span>}
        </p>
        {!d.differences.length && <p className="empty">{t('ui.cve.adm.same')}</p>}
        <ul className="items">
          {d.differences.map((x) => (
            <li key={x.id}>
              <div className="line" style={{ justifyContent: 'space-between' }}>
                <span>
                  <b className="mono">{x.id}</b> {t('ui.cve.adm.here', { here: x.state, there: x.seen || '-' })} <span className="small quiet">{x.owner}</span> {x.origin === 'outside' && t('ui.cve.adm.outside')}{' '}
                  {x.to && t('ui.cve.adm.to', { to: x.to })}
                </span>
                {x.seen && x.seen !== 'absent' && x.seen !== x.state && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={take.isPending && take.variables?.id === x.id}
                    onClick={() => confirm(t('ui.cve.adm.take.sure', { id: x.id, here: x.state, there: x.seen })) && take.mutate(x)}
                    aria-label={t('ui.cve.adm.take.of', { id: x.id })}
                  >
                    {t('ui.cve.adm.take')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
        <Wrong error={take.error ?? compare.error} />
        <Button variant="default" loading={compare.isPending} disabled={!account?.has_key} onClick={() => compare.mutate()}>
          {t('ui.cve.adm.compare')}
        </Button>
      </Box>
    </>
  )
}

export default function Cve() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['cve-account'], queryFn: () => get<CveAccount>('/admin/cve'), refetchInterval: 5000 })
  const queue = useQuery({ queryKey: ['cve-queue'], queryFn: () => get<CveQueue>('/admin/cve/queue'), refetchInterval: 5000 })
  return (
    <>
      <Box title={t('ui.adm.cve')}>
        <Shown query={q}>{(d) => <Account key={`${d.url} ${d.org} ${d.user}`} d={d} />}</Shown>
      </Box>
      <Shown query={queue}>{(d) => <Queue d={d} account={q.data} />}</Shown>
    </>
  )
}
