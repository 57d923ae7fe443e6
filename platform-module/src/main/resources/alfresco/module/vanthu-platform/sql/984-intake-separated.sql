-- A file that was made an entry of its own still shows what the sender said of the document that it came beside.
ALTER TABLE vt_intake_attachment ADD COLUMN separated_at timestamp(3);
