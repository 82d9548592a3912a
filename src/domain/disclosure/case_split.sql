-- :reports                those that the desk sees; the others stay
SELECT l.id, r.id FROM link l JOIN record r ON r.id = l.target WHERE l.source = $1 AND l.type = 'opened-from' AND r.kind = 'report' AND {see:record r} ORDER BY r.received_at, r.id
-- :report_of system: by which report a finder came to this case; the caller has found the party through {see:}
SELECT reason FROM part WHERE id = $1
-- :inherit system: the caller has found both cases through {see:}
UPDATE cvd_case SET embargo = (SELECT x.embargo FROM cvd_case x WHERE x.record = $2), embargo_until = (SELECT x.embargo_until FROM cvd_case x WHERE x.record = $2),
       embargo_zone = (SELECT x.embargo_zone FROM cvd_case x WHERE x.record = $2), embargo_ended_at = (SELECT x.embargo_ended_at FROM cvd_case x WHERE x.record = $2),
       embargo_end = (SELECT x.embargo_end FROM cvd_case x WHERE x.record = $2), public_at = (SELECT x.public_at FROM cvd_case x WHERE x.record = $2),
       exploit_at = (SELECT x.exploit_at FROM cvd_case x WHERE x.record = $2), attacks_at = (SELECT x.attacks_at FROM cvd_case x WHERE x.record = $2),
       first_contact_at = (SELECT x.first_contact_at FROM cvd_case x WHERE x.record = $2), disclose_at = (SELECT x.disclose_at FROM cvd_case x WHERE x.record = $2),
       on_hold = (SELECT x.on_hold FROM cvd_case x WHERE x.record = $2) WHERE record = $1
