/* intelligence - what sensors and reporters observe: events taken in, whose they are, and who may look at them
 *
 * Events are not records (design section 2): they lie in stores of their own, a day each (day.h). Who may see one is said
 * by its scope (scope.h), in the words of the one access rule. */
#ifndef INTELLIGENCE_INTELLIGENCE_H
#define INTELLIGENCE_INTELLIGENCE_H

#include "domain/intelligence/ingest.h"
#include "http/http.h"
#include "jobs/jobs.h"

extern const struct route event_routes[], finding_routes[], finding_policy_routes[], event_look_routes[], event_import_routes[], event_work_routes[],
    mapping_routes[], outside_routes[], bad_routes[], geo_routes[], warning_routes[], finding_look_routes[], event_mail_routes[];
extern const struct job_kind event_jobs[], intelligence_jobs[], event_day_jobs[], event_mail_jobs[];
/* while somebody listens to events as they come in: where the newest of all stands. When that moves, streams are woken. */
err event_newest(struct ctx *c, int64_t *place) MUST_USE;
/* once at start: what follows when the graph moves */
void intelligence_install(void);
void event_mail_install(void); /* event_mail.c: mail to addresses of its own */

#endif
