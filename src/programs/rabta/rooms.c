/* rooms - every room of the house that this program has: kinds, routes, jobs */
#include "app.h"
#include "domain/coordination/coordination.h"
#include "domain/coordination/inbox.h"
#include "domain/directory/directory.h"
#include "domain/disclosure/disclosure.h"
#include "domain/exchange/exchange.h"
#include "domain/exchange/subscription.h"
#include "domain/intelligence/intelligence.h"
#include "domain/vulnerability/vulnerability.h"
#include "jobs/jobs.h"
#include "programs/public/public.h"
#include "spine/access.h"
#include "spine/api.h"
#include "spine/collect.h"
#include "spine/duty.h"
#include "spine/erase.h"
#include "spine/feed.h"
#include "spine/inmail.h"
#include "spine/mailkey.h"
#include "spine/orphan.h"
#include "spine/outbox.h"
#include "spine/regime.h"
#include "spine/retention.h"
#include "spine/session.h"
#include "spine/setup.h"
#include "spine/webhook.h"
#include "spine/work.h"

const struct route *route_tables[MOST_TABLES];
size_t route_tables_count;

err rooms_install(struct ctx *c)
{
    static const struct kind *const kinds[] = { &report_kind, &organisation_kind, &message_kind,  &incident_kind,
                                                &alert_kind,  &case_kind,         &advisory_kind, &programme_kind };
    static const struct job_kind *const jobs[] = { jobs_own,      spine_jobs,     retention_jobs,     collect_jobs,      event_day_jobs,     webhook_jobs,
                                                   outbox_jobs,   inmail_jobs,    inmail_folder_jobs, inmail_imap_jobs,  directory_jobs,     reach_jobs,
                                                   alert_jobs,    event_jobs,     inbox_jobs,         intelligence_jobs, vulnerability_jobs, case_jobs,
                                                   advisory_jobs, orphan_jobs,    sign_jobs,          subscription_jobs, cve_jobs,           route_link_jobs,
                                                   report_jobs,   programme_jobs, site_jobs,          event_mail_jobs };
    const struct route *of_kinds;
    access_install();
    directory_install();
    setup_look("mail-in", inmail_setup);
    setup_look("openpgp", mailkey_setup);
    alert_install();
    inbox_install();
    case_install();
    route_link_install();
    exchange_install();
    intelligence_install();
    jobs_set(jobs, COUNT(jobs));
    TRY(kind_register(c, kinds, COUNT(kinds)));
    TRY(kind_routes(c, &of_kinds));
    const struct route *const all[] = { session_routes,       me_routes,
                                        desk_routes,          team_routes,
                                        regime_routes,        tool_routes,
                                        admin_routes,         setup_routes,
                                        outbox_routes,        outbox_rule_routes,
                                        mailkey_routes,       inmail_routes,
                                        webhook_routes,       record_routes,
                                        attachment_routes,    of_kinds,
                                        duty_routes,          orphan_routes,
                                        feed_routes,          candidate_routes,
                                        organisation_routes,  lookup_routes,
                                        disclosure_routes,    triage_routes,
                                        report_csaf_routes,   retest_routes,
                                        route_page_routes,    measure_routes,
                                        course_routes,        case_routes,
                                        inbox_routes,         public_routes,
                                        form_routes,          problem_routes,
                                        demo_mail_routes,     metrics_routes,
                                        rfc2350_routes,       import_routes,
                                        confirm_routes,       status_routes,
                                        alert_routes,         alert_page_routes,
                                        event_routes,         event_look_routes,
                                        event_import_routes,  event_work_routes,
                                        mapping_routes,       outside_routes,
                                        bad_routes,           history_routes,
                                        finding_routes,       finding_policy_routes,
                                        finding_page_routes,  case_page_routes,
                                        retention_routes,     erase_routes,
                                        vulnerability_routes, vulnerability_source_routes,
                                        geo_routes,           warning_routes,
                                        finding_look_routes,  demo_files_routes,
                                        advisory_routes,      provider_routes,
                                        advisory_page_routes, validator_routes,
                                        export_routes,        vulnerability_page_routes,
                                        upload_routes,        publisher_routes,
                                        subscription_routes,  subscribe_routes,
                                        cve_routes,           cve_admin_routes,
                                        must_fix_routes,      restricted_routes,
                                        alike_routes,         programme_routes,
                                        site_routes,          programme_page_routes,
                                        event_mail_routes };
    _Static_assert(COUNT(all) <= MOST_TABLES, "more tables than places");
    route_tables_count = 0;
    for (size_t i = 0; i < COUNT(all); i++) route_tables[route_tables_count++] = all[i];
    public_tables(route_tables, route_tables_count);
    return NULL;
}
