/* alert_api - the addresses of alerts beside those that every kind has; states move by /records/{id}/acts/{verb} */
#include "domain/coordination/alert.h"

#define A "/api/v1/alerts"
const struct route alert_routes[] = {
    ROUTE(POST, A "/preview", alert_preview, MAY_ROUTE, "Whom a choice means: organisations, addresses, who has no contact, no key, no confirmation",
          .flags = R_NOTX, .in = &choice_shape, .out = &preview_shape),
    ROUTE(GET, A "/waiting", alert_waiting, MAY_READ, "Alerts that wait for an answer of your organisations", .out = &waiting_alerts_shape),
    ROUTE(POST, A "/{id}/preview", alert_preview_stored, MAY_ROUTE, "Whom this one would go to, and why each", .flags = R_NOTX, .out = &preview_shape),
    ROUTE(GET, A "/{id}/text", alert_text, MAY_DESK, "As its recipients will see it: mail, portal, short message", .out = &alert_text_shape),
    ROUTE(POST, A "/{id}/test", alert_test, MAY_ROUTE, "Send it to yourself, through the outbox", .out = &alert_test_shape),
    ROUTE(POST, A "/{id}/answer", alert_answer_own, MAY_OWN_ORG, "Answer for your organisation; an answer can be changed", .in = &own_answer_shape,
          .out = &own_answer_shape),
    ROUTE(POST, A "/{id}/correct", alert_correct, MAY_ROUTE, "A new alert to those who got this one", .flags = R_CREATES, .out = &record_shape),
    ROUTE(GET, A "/{id}/ledger", ledger, MAY_READ, "Who has answered and who has not, as far as you see the lines", .out = &ledger_shape,
          .query = ledger_query),
    ROUTE(GET, A "/{id}/ledger/groups", ledger_groups, MAY_READ, "The ledger by sector or by CERT", .out = &ledger_groups_shape, .query = groups_query),
    ROUTE(POST, A "/{id}/remind", alert_remind, MAY_ROUTE, "Remind those who have not answered; says first whom and with what text", .in = &remind_shape,
          .out = &remind_shape),
    ROUTE(GET, A "/{id}/lines/{line}", line_get, MAY_READ, "The story of a line", .out = &line_detail_shape),
    ROUTE(POST, A "/{id}/lines/{line}/acts/{verb}", line_act, MAY_DESK, "next-contact, escalate, call, answer, note or verify", .in = &line_in_shape,
          .out = &line_shape),
    ROUTE(GET, "/api/v1/teams/{id}/alert-policy", policy_get, MAY_DESK, "How the team sends alerts", .out = &policy_shape),
    ROUTE(PUT, "/api/v1/teams/{id}/alert-policy", policy_put, MAY_TEAM, "Set how the team sends alerts", .in = &policy_shape, .out = &policy_shape),
    { .path = NULL },
};
