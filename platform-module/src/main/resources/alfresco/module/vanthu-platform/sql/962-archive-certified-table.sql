-- Certified copies that the archive gave out, as they were described then; package_id is the DIP that has them.
CREATE TABLE vt_archive_certified (
  code varchar(19) NOT NULL,
  package_id varchar(200) NOT NULL,
  ordinal int NOT NULL,
  request varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  dossier varchar(36) NOT NULL,
  document varchar(36) NOT NULL,
  document_code varchar(130) NOT NULL,
  number_notation varchar(200) NOT NULL,
  type_name varchar(200) NOT NULL,
  subject varchar(1000) NOT NULL,
  recipient varchar(200) NOT NULL,
  purpose varchar(20) NOT NULL,
  issued_by varchar(100) NOT NULL,
  issued_at timestamp(3) NOT NULL,
  valid_until date NOT NULL,
  copies int NOT NULL,
  sha256 varchar(64) NOT NULL,
  CONSTRAINT vt_archive_certified_pk PRIMARY KEY (code)
);
CREATE INDEX vt_archive_certified_request_ix ON vt_archive_certified (request, issued_at, package_id, ordinal);
