-- What the notice of an inspection says: content, time, which report is asked for.
ALTER TABLE vt_directive_inspection ADD notice_text text;
