-- 0120 what a vendor says as the desk approved it last: that is what may be published, whatever the vendor writes after it
ALTER TABLE case_status ADD COLUMN out_state TEXT NOT NULL DEFAULT '';           -- '': nothing is approved
ALTER TABLE case_status ADD COLUMN out_justification TEXT NOT NULL DEFAULT '';
ALTER TABLE case_status ADD COLUMN out_statement TEXT NOT NULL DEFAULT '';
ALTER TABLE case_status ADD COLUMN out_said_at BIGINT;
UPDATE case_status SET out_state = COALESCE((SELECT p.state FROM part p WHERE p.id = case_status.part), ''), out_justification = justification, out_statement = statement,
       out_said_at = said_at WHERE approval = 'approved';
