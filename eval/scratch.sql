-- Put over a copy of the database: the tables that answers are read from become views that leave out,
-- or show only, what is named in the `cited` tables. `probe.mode` is '', 'without' or 'only'.
CREATE TABLE probe (mode TEXT NOT NULL);
INSERT INTO probe VALUES ('');
CREATE TABLE cited (report_id INTEGER, "key" TEXT, PRIMARY KEY (report_id, "key")) WITHOUT ROWID;
-- Passages and reports that hold a cited sentence, with the sentences blanked that are not to be seen.
CREATE TABLE cited_passage (id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE cited_report (id INTEGER PRIMARY KEY, text TEXT NOT NULL);

ALTER TABLE facts RENAME TO all_facts;
CREATE VIEW facts AS
SELECT * FROM all_facts f
WHERE CASE (SELECT mode FROM probe)
  WHEN 'without' THEN NOT EXISTS (SELECT 1 FROM cited c WHERE c.report_id = f.report_id AND c."key" = f."key")
  WHEN 'only' THEN EXISTS (SELECT 1 FROM cited c WHERE c.report_id = f.report_id AND c."key" = f."key")
  ELSE 1
END;

-- A check is derived from its cells.
ALTER TABLE checks RENAME TO all_checks;
CREATE VIEW checks AS
SELECT * FROM all_checks k
WHERE CASE (SELECT mode FROM probe)
  WHEN 'without' THEN NOT EXISTS (
    SELECT 1 FROM json_each(k.keys) j JOIN cited c ON c."key" = j.value AND c.report_id = k.report_id
  )
  WHEN 'only' THEN NOT EXISTS (
    SELECT 1 FROM json_each(k.keys) j
    WHERE NOT EXISTS (SELECT 1 FROM cited c WHERE c."key" = j.value AND c.report_id = k.report_id)
  )
  ELSE 1
END;

ALTER TABLE passages RENAME TO all_passages;
CREATE VIEW passages AS
SELECT
  number, id, report_id, ordinal, section, path, pieces, page,
  COALESCE(
    (SELECT w.text FROM cited_passage w WHERE w.id = p.id),
    CASE (SELECT mode FROM probe)
      WHEN 'only' THEN replace(hex(zeroblob(length(p.text))), '00', char(12288))
      ELSE p.text
    END
  ) AS text
FROM all_passages p;

ALTER TABLE reports RENAME TO all_reports;
CREATE VIEW reports AS
SELECT
  id, agency_id, year, form, file, path, sha256, cells, current, corrected, signed, published, figures, prose,
  COALESCE((SELECT w.text FROM cited_report w WHERE w.id = r.id), r.text) AS text
FROM all_reports r;
