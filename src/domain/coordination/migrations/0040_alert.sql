-- 0040 alerts: what is sent to whom, each recipient's line, the letters that carry it, and how a team sends
CREATE TABLE alert (
  record          TEXT   NOT NULL PRIMARY KEY,
  text            TEXT   NOT NULL,             -- Markdown as written; shown as plain text
  sharing         TEXT   NOT NULL,             -- what may be passed on, in words
  urgency         TEXT   NOT NULL,             -- urgent routine critical
  answer          TEXT   NOT NULL,             -- acknowledge none state-action
  answer_by       BIGINT,
  sectors         TEXT   NOT NULL,             -- JSON lists: who is chosen
  org_kinds       TEXT   NOT NULL,
  cii_grades      TEXT   NOT NULL,
  technologies    TEXT   NOT NULL,
  sharing_groups  TEXT   NOT NULL,
  named           TEXT   NOT NULL,
  left_out        TEXT   NOT NULL,
  template        TEXT,
  corrects        TEXT,                        -- alr_... that this one corrects
  edited_by       TEXT   NOT NULL,             -- whose yes does not count as a second person's
  send_at         BIGINT,
  sent_at         BIGINT,
  sent_by         TEXT   NOT NULL,
  withdrawn_why   TEXT   NOT NULL
);
CREATE INDEX alert_send_at ON alert (send_at);
CREATE INDEX alert_corrects ON alert (corrects);

CREATE TABLE alert_line (                      -- beside a part of kind recipient: who is being asked, and what came back
  part             TEXT   NOT NULL PRIMARY KEY,
  record           TEXT   NOT NULL,
  audience         TEXT,
  organisation     TEXT   NOT NULL,            -- org_... that the alert is for
  cert             TEXT,                       -- the nearest CERT that serves it, for grouping
  rung             BIGINT NOT NULL,            -- how many were asked; 0: the letter is not made yet
  contact          TEXT,                       -- con_... asked last
  who              TEXT   NOT NULL,            -- its name
  address          TEXT   NOT NULL,
  channel          TEXT   NOT NULL,            -- mail call link portal reply
  message          TEXT,                       -- out_... sent last
  escalated_to     TEXT,                       -- the CERT that was told
  answer           TEXT   NOT NULL,            -- "" received not-affected affected-working done need-help
  said             TEXT   NOT NULL,            -- in words, with the answer
  answered_by      TEXT   NOT NULL,            -- per_... or system:...; "link" when nobody signed in
  answered_at      BIGINT,
  sent_at          BIGINT,
  delivered_at     BIGINT,
  bounced_at       BIGINT,
  opened_at        BIGINT,
  acknowledged_at  BIGINT,
  stated_at        BIGINT,
  verified_at      BIGINT,
  reminded_at      BIGINT,
  remind           BIGINT NOT NULL DEFAULT 0,  -- 1: a reminder is to be written
  told_at          BIGINT                      -- that the alert is withdrawn
);
CREATE INDEX alert_line_record ON alert_line (record, rung, part);
CREATE INDEX alert_line_address ON alert_line (record, address);
CREATE INDEX alert_line_organisation ON alert_line (organisation);

CREATE TABLE alert_letter (                    -- a message of the outbox and the lines it speaks for: one address, one letter
  message  TEXT   NOT NULL,                    -- out_...
  part     TEXT   NOT NULL,
  record   TEXT   NOT NULL,
  address  TEXT   NOT NULL,
  PRIMARY KEY (message, part)
);
CREATE INDEX alert_letter_part ON alert_letter (part);
CREATE INDEX alert_letter_address ON alert_letter (record, address);

CREATE TABLE alert_link (                      -- personal links: SHA-256 of 128 random bits, made as the letter leaves
  hash        TEXT   NOT NULL PRIMARY KEY,
  message     TEXT   NOT NULL,
  record      TEXT   NOT NULL,
  expires_at  BIGINT NOT NULL
);
CREATE INDEX alert_link_message ON alert_link (message);

CREATE TABLE alert_policy (                    -- how a team sends; "" = where a team has set nothing
  team    TEXT   NOT NULL PRIMARY KEY,
  review  TEXT   NOT NULL,                     -- direct second-person urgent-alone
  revision BIGINT NOT NULL
);
INSERT INTO alert_policy (team, review, revision) VALUES ('', 'urgent-alone', 1);
CREATE TABLE alert_pace (                      -- how long silence lasts before the next one is asked
  team     TEXT   NOT NULL,
  urgency  TEXT   NOT NULL,
  minutes  BIGINT NOT NULL,                    -- for each contact
  parent   BIGINT NOT NULL,                    -- for the last one, before the CERT above is told
  always   BIGINT NOT NULL,                    -- 1: at all hours; 0: within the contact's hours
  PRIMARY KEY (team, urgency)
);
INSERT INTO alert_pace (team, urgency, minutes, parent, always) VALUES ('', 'critical', 30, 30, 1), ('', 'urgent', 240, 240, 0), ('', 'routine', 1440, 2880, 0);
CREATE INDEX part_due ON part (due_at) WHERE due_at IS NOT NULL;
