-- 0113 to whom beside the desk a file was given: a party of a case, or who reported
ALTER TABLE attachment ADD COLUMN given TEXT NOT NULL DEFAULT ''; -- prt_..., reporter, or empty
