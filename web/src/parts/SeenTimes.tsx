// SeenTimes - at which times a client came from which source ports: of an address that many share, both together name one
import { useTranslation } from 'react-i18next'
import type { Finding } from '../api'
import { useMe } from '../me'
import { localSecond, utcSecond } from '../text'

export function SeenTimes({ times }: { times: Finding['times'] }) {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <details>
      <summary>
        {t('public.finding.times')} ({times.length})
      </summary>
      <p>{t('public.finding.times.hint')}</p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">UTC</th>
            <th scope="col">{t('public.finding.times.local')}</th>
            <th scope="col">{t('public.finding.port')}</th>
          </tr>
        </thead>
        <tbody>
          {times.map((x) => (
            <tr key={`${x.at} ${x.source_port}`}>
              <td className="narrow mono">{utcSecond(x.at)}</td>
              <td className="narrow mono">{x.at && localSecond(me.zone, x.at)}</td>
              <td className="narrow mono">{x.source_port}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
