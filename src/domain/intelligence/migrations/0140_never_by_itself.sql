-- 0140 what says no problem is not told by itself; a desk may say otherwise, and who has said something of these classes keeps it
INSERT INTO finding_policy (team, organisation, class, pace, at_minute, weekday, format, language, absence_days, repeat_days, confidence, chase) VALUES
  ('', '', 'undetermined', 'never', 480, 0, 'csv', '', 7, 14, 50, 0),
  ('', '', 'other', 'never', 480, 0, 'csv', '', 7, 14, 50, 0)
    ON CONFLICT (team, organisation, class) DO NOTHING;
