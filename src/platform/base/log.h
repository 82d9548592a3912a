/* log - one line an event, logfmt (key=value), to standard error; only the edge calls it
 *
 * Never content, personal data, secrets or query strings: ids and codes only. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/str.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };
void log_level_set(enum log_level least);
/* log_line(LOG_INFO, "request", "id=%s status=%d", ...): ts= level= event= and the rest */
void log_line(enum log_level level, const char *event, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

#endif
