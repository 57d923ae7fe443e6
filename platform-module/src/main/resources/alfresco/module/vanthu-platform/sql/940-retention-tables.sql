-- Schedules of retention periods (bảng thời hạn bảo quản): general ones of all agencies have an empty agency.
CREATE TABLE vt_retention_schedule (
  id varchar(60) NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(20) NOT NULL,
  title varchar(300) NOT NULL,
  source varchar(500) NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  completeness varchar(20) NOT NULL,
  state varchar(20) NOT NULL,
  replaces varchar(60),
  floor_schedule varchar(60),
  note varchar(1000) NOT NULL,
  loaded_at timestamp(3) NOT NULL,
  loaded_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_retention_schedule_pk PRIMARY KEY (id)
);
CREATE INDEX vt_retention_schedule_agency_ix ON vt_retention_schedule (agency, valid_from);

-- The rows of schedules; submission names a period of submission of its own, replaces the code in the schedule before.
CREATE TABLE vt_retention_rule (
  id varchar(100) NOT NULL,
  schedule varchar(60) NOT NULL,
  ordinal int NOT NULL,
  code varchar(30) NOT NULL,
  group_code varchar(20) NOT NULL,
  group_title varchar(300) NOT NULL,
  title varchar(1000) NOT NULL,
  title_key varchar(1000) NOT NULL,
  kind varchar(20) NOT NULL,
  years int,
  event_words varchar(60) NOT NULL,
  submission varchar(20) NOT NULL,
  replaces varchar(30) NOT NULL,
  note varchar(1000) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_retention_rule_pk PRIMARY KEY (id),
  CONSTRAINT vt_retention_rule_code_uq UNIQUE (schedule, code),
  CONSTRAINT vt_retention_rule_schedule_fk FOREIGN KEY (schedule) REFERENCES vt_retention_schedule (id)
);
CREATE INDEX vt_retention_rule_ordinal_ix ON vt_retention_rule (schedule, ordinal);

-- How long each dossier is kept, from its own rule (rule) or the longest of its documents' (deciding_rule).
CREATE TABLE vt_retention (
  dossier varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  schedule varchar(60),
  rule varchar(100),
  deciding_rule varchar(100),
  kind varchar(20) NOT NULL,
  years int,
  trigger_year int,
  event_date date,
  ended_on date,
  expires_on date,
  basis varchar(20) NOT NULL,
  stage varchar(20) NOT NULL,
  due_on date,
  kept_until date,
  submitted_on date,
  set_at timestamp(3) NOT NULL,
  set_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_retention_pk PRIMARY KEY (dossier),
  CONSTRAINT vt_retention_dossier_fk FOREIGN KEY (dossier) REFERENCES vt_dossier (id)
);
CREATE INDEX vt_retention_stage_ix ON vt_retention (agency, stage, expires_on, dossier);
CREATE INDEX vt_retention_due_ix ON vt_retention (agency, due_on, dossier);
CREATE INDEX vt_retention_kept_ix ON vt_retention (agency, kept_until, dossier);
CREATE INDEX vt_retention_rule_dossier_ix ON vt_retention (rule, dossier);

-- Rules of single documents, where they have one.
CREATE TABLE vt_retention_document (
  node_id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  rule varchar(100) NOT NULL,
  set_at timestamp(3) NOT NULL,
  set_by varchar(100) NOT NULL,
  CONSTRAINT vt_retention_document_pk PRIMARY KEY (node_id)
);
CREATE INDEX vt_retention_document_rule_ix ON vt_retention_document (rule, node_id);

-- What starts the clock of a dossier, or starts it again.
CREATE TABLE vt_retention_event (
  id varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  kind varchar(20) NOT NULL,
  happened_on date NOT NULL,
  note varchar(500) NOT NULL,
  noted_at timestamp(3) NOT NULL,
  noted_by varchar(100) NOT NULL,
  withdrawn_at timestamp(3),
  withdrawn_by varchar(100),
  CONSTRAINT vt_retention_event_pk PRIMARY KEY (id),
  CONSTRAINT vt_retention_event_dossier_fk FOREIGN KEY (dossier) REFERENCES vt_dossier (id)
);
CREATE INDEX vt_retention_event_dossier_ix ON vt_retention_event (dossier, happened_on);

-- How soon an agency wants its dossiers in its archive, where it is stricter than the site.
CREATE TABLE vt_retention_setting (
  agency varchar(35) NOT NULL,
  submission_days int NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_retention_setting_pk PRIMARY KEY (agency)
);
