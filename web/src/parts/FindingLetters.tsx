// FindingLetters - what owners were told and how that went; fix rates by sector, with what they are shares of
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type FindingBatch, type FixRate, get } from '../api'
import { Shown, Time } from '../bits'
import { useMay } from '../me'
import { link } from '../router'

export function FindingLetters() {
  const { t } = useTranslation()
  const may = useMay()
  const q = useQuery({ queryKey: ['finding-batches'], queryFn: () => get<{ items: FindingBatch[] }>('/findings/batches?limit=100') })
  const desk = may('desk')
  return (
    <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="empty">{t('ui.finding.letters.empty')}</p>)}>
      {(d) => (
        <div className="sideways" role="region" tabIndex={0} aria-label={t('ui.finding.part.letters')}>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{t('ui.finding.made')}</th>
                <th scope="col">{t('ui.col.organisation')}</th>
                <th scope="col">{t('ui.finding.group')}</th>
                <th scope="col">{t('ui.nav.findings')}</th>
                <th scope="col">{t('ui.finding.answered')}</th>
                <th scope="col">{t('ui.finding.state')}</th>
                {desk && <th scope="col">{t('ui.finding.who')}</th>}
              </tr>
            </thead>
            <tbody>
              {d.items.map((b) => (
                <tr key={b.id}>
                  <td className="narrow">
                    <Time at={b.made_at} short />
                    {desk && b.message && (
                      <div>
                        <a {...link(`outbox?message=${encodeURIComponent(b.message)}`)} aria-label={t('ui.finding.letter.of', { name: b.organisation_name })}>
                          {t('ui.finding.letter')}
                        </a>
                      </div>
                    )}
                  </td>
                  <td className="about">{b.organisation_name}</td>
                  <td className="narrow">
                    {b.class_group}, {t(`ui.finding.pace.${b.pace}`)}
                  </td>
                  <td className="narrow">
                    {b.findings > 0 ? (
                      <a {...link(`findings?batch=${encodeURIComponent(b.id)}`)} aria-label={t('ui.finding.letter.told', { n: b.findings, name: b.organisation_name })}>
                        {b.findings}
                      </a>
                    ) : (
                      0
                    )}
                  </td>
                  <td className="narrow">{b.answered}</td>
                  <td className="narrow">
                    <span className={`chip ${b.state}`}>{t(`ui.finding.batch.${b.state}`)}</span>
                  </td>
                  {desk && <td className="about">{b.who}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Shown>
  )
}

const share = (n: number, of: number) => (of ? `${n} / ${of} (${Math.round((100 * n) / of)} %)` : '0')

export function FixRates() {
  const { t } = useTranslation()
  const q = useQuery({ queryKey: ['fix-rates'], queryFn: () => get<{ items: FixRate[] }>('/findings/rates') })
  return (
    <div className="stack tight">
      <p className="small quiet" style={{ margin: 0 }}>
        {t('ui.finding.rates.text')}
      </p>
      <div className="noprint">
        <Button component="a" variant="default" href="/api/v1/findings/rates/export">
          {t('ui.export')}
        </Button>
      </div>
      <Shown query={q} empty={(d) => (d.items.length ? undefined : <p className="empty">{t('ui.finding.empty')}</p>)}>
        {(d) => (
          <div className="sideways" role="region" tabIndex={0} aria-label={t('ui.finding.part.rates')}>
            <table className="rows">
              <thead>
                <tr>
                  {['sector', 'organisations', 'findings', 'told', 'answered', 'fixed', 'verified', 'answer_days', 'fix_days'].map((c) => (
                    <th key={c} scope="col">
                      {t(`ui.finding.rate.${c}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {d.items.map((r) => (
                  <tr key={r.sector}>
                    <td className="about">{r.sector_name || t('ui.finding.rate.none')}</td>
                    <td className="narrow">{r.organisations}</td>
                    <td className="narrow">{r.findings}</td>
                    <td className="narrow">{share(r.told, r.findings)}</td>
                    <td className="narrow">{share(r.answered, r.told)}</td>
                    <td className="narrow">{share(r.fixed, r.told)}</td>
                    <td className="narrow">{share(r.verified, r.told)}</td>
                    <td className="narrow">{r.answer_days}</td>
                    <td className="narrow">{r.fix_days}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Shown>
    </div>
  )
}
