-- What people hand in to the agency's archive at one time; its number is that of the year (lần nộp).
CREATE TABLE vt_archive_submission (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  submission_year int NOT NULL,
  ordinal int NOT NULL,
  unit varchar(30),
  giver varchar(100) NOT NULL,
  state varchar(20) NOT NULL,
  title varchar(500) NOT NULL,
  note varchar(2000),
  submitted_at timestamp(3) NOT NULL,
  received_by varchar(100),
  received_at timestamp(3),
  minutes varchar(36),
  giver_signed_at timestamp(3),
  receiver_signed_at timestamp(3),
  version bigint NOT NULL,
  CONSTRAINT vt_archive_submission_pk PRIMARY KEY (id),
  CONSTRAINT vt_archive_submission_uq UNIQUE (agency, submission_year, ordinal)
);
CREATE INDEX vt_archive_submission_state_ix ON vt_archive_submission (agency, state, submitted_at);
CREATE INDEX vt_archive_submission_giver_ix ON vt_archive_submission (giver, agency, submitted_at);

-- The dossiers of a submission as its list has them, with what the checks found and what was decided of each.
CREATE TABLE vt_archive_submission_item (
  submission varchar(36) NOT NULL,
  ordinal int NOT NULL,
  dossier varchar(36) NOT NULL,
  code varchar(20) NOT NULL,
  dossier_year int NOT NULL,
  title varchar(1000) NOT NULL,
  first_date date,
  last_date date,
  retention varchar(100),
  documents int NOT NULL,
  files int NOT NULL,
  pages int NOT NULL,
  sheets int,
  note varchar(500),
  content_key varchar(64) NOT NULL,
  checked_at timestamp(3),
  findings text,
  result varchar(20),
  reason varchar(500),
  CONSTRAINT vt_archive_submission_item_pk PRIMARY KEY (submission, dossier),
  CONSTRAINT vt_archive_submission_item_fk FOREIGN KEY (submission) REFERENCES vt_archive_submission (id)
);
CREATE INDEX vt_archive_submission_item_dossier_ix ON vt_archive_submission_item (dossier);

-- Where each dossier stands on its way through the archive; a dossier without a row was never handed in.
CREATE TABLE vt_archive_dossier (
  dossier varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  stage varchar(20) NOT NULL,
  stage_at timestamp(3) NOT NULL,
  stage_by varchar(100) NOT NULL,
  accession varchar(60),
  accession_year int,
  accession_ordinal int,
  file_ordinal int,
  submission varchar(36),
  reason varchar(500),
  kept_until date,
  box varchar(36),
  sheets int,
  views int NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_archive_dossier_pk PRIMARY KEY (dossier)
);
CREATE INDEX vt_archive_dossier_stage_ix ON vt_archive_dossier (agency, stage, stage_at, dossier);
CREATE INDEX vt_archive_dossier_box_ix ON vt_archive_dossier (box);
CREATE INDEX vt_archive_dossier_submission_ix ON vt_archive_dossier (submission);

-- Documents that the archive keeps and that are therefore not changed; one row for each dossier that holds them.
CREATE TABLE vt_archive_record (
  node_id varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  CONSTRAINT vt_archive_record_pk PRIMARY KEY (node_id, dossier)
);
CREATE INDEX vt_archive_record_dossier_ix ON vt_archive_record (dossier);

-- Lists of ended dossiers that are to be handed in.
CREATE INDEX vt_dossier_ended_ix ON vt_dossier (agency, state, ended_at, id);
