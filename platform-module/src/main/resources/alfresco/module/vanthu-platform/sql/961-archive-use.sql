-- What people ask of the archive: to read, a copy, a certified copy, to borrow papers.
CREATE TABLE vt_archive_request (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(20) NOT NULL,
  dossier varchar(36) NOT NULL,
  asked_by varchar(100) NOT NULL,
  asked_at timestamp(3) NOT NULL,
  reader varchar(200) NOT NULL,
  purpose varchar(20) NOT NULL,
  reason varchar(500) NOT NULL,
  state varchar(20) NOT NULL,
  decided_by varchar(100),
  decided_at timestamp(3),
  decision varchar(500),
  open_until timestamp(3),
  due_on date,
  returned_at timestamp(3),
  copies int NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_archive_request_pk PRIMARY KEY (id)
);
CREATE INDEX vt_archive_request_state_ix ON vt_archive_request (agency, state, asked_at, id);
CREATE INDEX vt_archive_request_asked_ix ON vt_archive_request (asked_by, agency, asked_at, id);
CREATE INDEX vt_archive_request_dossier_ix ON vt_archive_request (dossier, state);

-- Units that ask to keep dossiers beyond the time of submission, and what the head decided.
CREATE TABLE vt_archive_keep (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  asked_by varchar(100) NOT NULL,
  asked_at timestamp(3) NOT NULL,
  kept_until date NOT NULL,
  reason varchar(500) NOT NULL,
  state varchar(20) NOT NULL,
  decided_by varchar(100),
  decided_at timestamp(3),
  decision varchar(500),
  version bigint NOT NULL,
  CONSTRAINT vt_archive_keep_pk PRIMARY KEY (id)
);
CREATE INDEX vt_archive_keep_agency_ix ON vt_archive_keep (agency, asked_at, id);
CREATE TABLE vt_archive_keep_item (
  keep varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  CONSTRAINT vt_archive_keep_item_pk PRIMARY KEY (keep, dossier),
  CONSTRAINT vt_archive_keep_item_fk FOREIGN KEY (keep) REFERENCES vt_archive_keep (id)
);
