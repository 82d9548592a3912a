// eventTexts - what only pages of events say comes with them; the first load is without it (vite.config.ts)
import i18next from 'i18next'
import texts from '../../../i18n/en.json?events'

i18next.addResourceBundle('en', 'translation', texts, false, true)
