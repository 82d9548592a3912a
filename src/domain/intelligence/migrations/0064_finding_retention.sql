-- 0064 how long findings are kept, with their letters
INSERT INTO retention_class (name, applies, how, days, most, source, revision, changed_by, changed_at) VALUES
  ('findings', 'machine', 'itself', 730, 3653, 'Default of this program: two years after a finding was last observed; no law of the country sets a figure', 1, '', 0);
