// LinkShown - a one-time link, shown this once, to be given to the person
import { Alert, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { copy } from '../bits'

export function LinkShown({ token }: { token?: string }) {
  const { t } = useTranslation()
  if (!token) return null
  const at = `${location.origin}/app/link#${token}`
  return (
    <Alert variant="outline" title={t('ui.people.link')} my="sm">
      <code style={{ overflowWrap: 'anywhere' }}>{at}</code>{' '}
      <Button size="compact-sm" variant="default" onClick={() => copy(at, t('ui.copied'))}>
        {t('ui.copy')}
      </Button>
    </Alert>
  )
}
