-- Files that came beside another one: attached_id and main_id are entries of vt_intake, of one message and one agency.
CREATE TABLE vt_intake_attachment (
  attached_id bigint NOT NULL,
  main_id bigint NOT NULL,
  CONSTRAINT vt_intake_attachment_pk PRIMARY KEY (attached_id)
);
CREATE INDEX vt_intake_attachment_main_ix ON vt_intake_attachment (main_id);
