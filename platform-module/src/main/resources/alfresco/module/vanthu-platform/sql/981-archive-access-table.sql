-- For whom a dossier is open (chế độ sử dụng), who said so, and which archivist confirmed it; a dossier without a row has the level of the site.
CREATE TABLE vt_archive_access (
  dossier varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  access_level varchar(2) NOT NULL,
  set_by varchar(100) NOT NULL,
  set_at timestamp(3) NOT NULL,
  reviewed_by varchar(100),
  reviewed_at timestamp(3),
  CONSTRAINT vt_archive_access_pk PRIMARY KEY (dossier)
);
