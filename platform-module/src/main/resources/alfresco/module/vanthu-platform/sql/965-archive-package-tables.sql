-- Packages that were made of dossiers (out) or taken in (in); the file of one that is transferred lies outside.
CREATE TABLE vt_archive_package (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  direction varchar(3) NOT NULL,
  kind varchar(3) NOT NULL,
  object_id varchar(200) NOT NULL,
  dossier varchar(36) NOT NULL,
  code varchar(120) NOT NULL,
  title varchar(1000) NOT NULL,
  files int NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 varchar(64) NOT NULL,
  note varchar(2000) NOT NULL,
  made_at timestamp(3) NOT NULL,
  made_by varchar(100) NOT NULL,
  CONSTRAINT vt_archive_package_pk PRIMARY KEY (id),
  CONSTRAINT vt_archive_package_uq UNIQUE (agency, direction, object_id)
);
CREATE INDEX vt_archive_package_list_ix ON vt_archive_package (agency, direction, id);
CREATE INDEX vt_archive_package_dossier_ix ON vt_archive_package (dossier, id);

-- The archival code of a dossier, given once.
CREATE TABLE vt_archive_code (
  dossier varchar(36) NOT NULL,
  code varchar(120) NOT NULL,
  CONSTRAINT vt_archive_code_pk PRIMARY KEY (dossier),
  CONSTRAINT vt_archive_code_uq UNIQUE (code)
);
