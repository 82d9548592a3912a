-- 0071 how owners are told: by desk, organisation and class; what is empty fits all, and the more particular row counts
CREATE TABLE finding_policy (
  team         TEXT   NOT NULL,
  organisation TEXT   NOT NULL,
  class        TEXT   NOT NULL,             -- RSIT type
  pace         TEXT   NOT NULL,             -- at-once hourly daily weekly never
  at_minute    BIGINT NOT NULL,             -- of the day, in the desk's zone
  weekday      BIGINT NOT NULL,             -- 0 = Monday
  format       TEXT   NOT NULL,             -- csv json text
  language     TEXT   NOT NULL,             -- "": the contact's
  absence_days BIGINT NOT NULL,             -- not seen for so long: gone
  repeat_days  BIGINT NOT NULL,             -- told again when it is still seen
  confidence   BIGINT NOT NULL,             -- of the attribution, at least
  chase        BIGINT NOT NULL,             -- minutes of silence before the next contact is asked; 0: only when mail comes back
  PRIMARY KEY (team, organisation, class)
);
INSERT INTO finding_policy (team, organisation, class, pace, at_minute, weekday, format, language, absence_days, repeat_days, confidence, chase) VALUES
  ('', '', '', 'daily', 480, 0, 'csv', '', 7, 14, 50, 0),
  ('', '', 'c2-server', 'at-once', 480, 0, 'csv', '', 3, 3, 50, 240),
  ('', '', 'malware-distribution', 'at-once', 480, 0, 'csv', '', 3, 3, 50, 240),
  ('', '', 'phishing', 'at-once', 480, 0, 'csv', '', 3, 3, 50, 240),
  ('', '', 'system-compromise', 'at-once', 480, 0, 'csv', '', 7, 7, 50, 240),
  ('', '', 'application-compromise', 'at-once', 480, 0, 'csv', '', 7, 7, 50, 240),
  ('', '', 'privileged-account-compromise', 'at-once', 480, 0, 'csv', '', 7, 7, 50, 240),
  ('', '', 'data-leak', 'at-once', 480, 0, 'csv', '', 7, 14, 50, 240),
  ('', '', 'infected-system', 'hourly', 480, 0, 'csv', '', 7, 7, 50, 0),
  ('', '', 'potentially-unwanted-accessible', 'weekly', 480, 0, 'csv', '', 7, 28, 50, 0),
  ('', '', 'weak-crypto', 'weekly', 480, 0, 'csv', '', 7, 28, 50, 0),
  ('', '', 'blacklist', 'weekly', 480, 0, 'csv', '', 7, 28, 50, 0),
  ('', '', 'test', 'never', 480, 0, 'csv', '', 7, 14, 50, 0);

CREATE TABLE finding_wish (                 -- how an organisation itself wishes to be told
  organisation TEXT   NOT NULL PRIMARY KEY,
  pace         TEXT   NOT NULL,             -- "" or hourly daily weekly; what is urgent comes at once
  format       TEXT   NOT NULL,             -- "" or csv json text
  quiet_until  BIGINT,
  revision     BIGINT NOT NULL
);
