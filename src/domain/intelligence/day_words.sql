-- :word_put
INSERT INTO word (text) {rows:text} ON CONFLICT (text) DO NOTHING
-- :word_get
WITH k(text) AS ({rows:text}) SELECT w.text, w.id FROM k CROSS JOIN word w WHERE w.text = k.text
