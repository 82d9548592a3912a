-- Events lie in stores of their own, one a day (domain/intelligence/day.c). Here is what ties them to the rest.

-- which days there are, and the hours of what was observed in them: where a line that comes again may lie
CREATE TABLE event_day (
  day        BIGINT NOT NULL PRIMARY KEY,
  first_hour BIGINT NOT NULL,
  last_hour  BIGINT NOT NULL
);
-- who may see an event: the desk that took it in and, when it belongs to somebody, that organisation and who serves it
CREATE TABLE event_scope (
  id           {key},
  team         TEXT NOT NULL,
  organisation TEXT NOT NULL,
  audience     TEXT NOT NULL
);
CREATE UNIQUE INDEX event_scope_pair ON event_scope (team, organisation);
CREATE INDEX event_scope_organisation ON event_scope (organisation);

-- moves whenever what organisations hold moves: the copy that attribution keeps in memory is then read anew
CREATE TABLE holding_epoch (
  one BIGINT NOT NULL PRIMARY KEY,
  n   BIGINT NOT NULL
);
INSERT INTO holding_epoch (one, n) VALUES (1, 1);
{sqlite:CREATE TRIGGER asset_came AFTER INSERT ON asset BEGIN UPDATE holding_epoch SET n = n + 1; END;
CREATE TRIGGER asset_moved AFTER UPDATE OF record, type, since, until, proof, exact ON asset BEGIN UPDATE holding_epoch SET n = n + 1; END;
CREATE TRIGGER asset_went AFTER DELETE ON asset BEGIN UPDATE holding_epoch SET n = n + 1; END;}
{postgres:CREATE FUNCTION holding_moved() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN UPDATE holding_epoch SET n = n + 1; RETURN NULL; END';
CREATE TRIGGER asset_moved AFTER INSERT OR DELETE OR UPDATE OF record, type, since, until, proof, exact ON asset
  FOR EACH STATEMENT EXECUTE FUNCTION holding_moved();}
