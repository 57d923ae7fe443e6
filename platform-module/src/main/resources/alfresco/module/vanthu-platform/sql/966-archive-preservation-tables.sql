-- What the archive holds, file by file, with the hash of the day it was taken over; kept apart from the files.
CREATE TABLE vt_archive_file (
  node_id varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  name varchar(255) NOT NULL,
  mimetype varchar(100) NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 varchar(64) NOT NULL,
  state varchar(10) NOT NULL,
  taken_at timestamp(3) NOT NULL,
  checked_at timestamp(3),
  due_at timestamp(3) NOT NULL,
  copied boolean NOT NULL,
  problem varchar(30) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_archive_file_pk PRIMARY KEY (node_id)
);
CREATE INDEX vt_archive_file_due_ix ON vt_archive_file (due_at, node_id);
CREATE INDEX vt_archive_file_state_ix ON vt_archive_file (agency, state, node_id);
CREATE INDEX vt_archive_file_copied_ix ON vt_archive_file (agency, copied, node_id);
CREATE INDEX vt_archive_file_agency_due_ix ON vt_archive_file (agency, due_at, node_id);
CREATE INDEX vt_archive_file_dossier_ix ON vt_archive_file (dossier);
CREATE INDEX vt_archive_file_sha_ix ON vt_archive_file (sha256);

-- What happened to dossiers and files in the archive, as PREMIS events; rows are only added.
CREATE TABLE vt_archive_event (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  dossier varchar(36) NOT NULL,
  node_id varchar(36),
  kind varchar(40) NOT NULL,
  at timestamp(3) NOT NULL,
  done_by varchar(100) NOT NULL,
  outcome varchar(10) NOT NULL,
  detail varchar(1000) NOT NULL,
  CONSTRAINT vt_archive_event_pk PRIMARY KEY (id)
);
CREATE INDEX vt_archive_event_dossier_ix ON vt_archive_event (dossier, id);
CREATE INDEX vt_archive_event_agency_ix ON vt_archive_event (agency, id);
