-- Names without tone marks, so that the same organisation under another identifier is noticed.
ALTER TABLE vt_directory_organization ADD COLUMN name_key varchar(300);
CREATE INDEX vt_directory_organization_name_ix ON vt_directory_organization (name_key, code);

-- Identifiers that messages came from and that nobody has written into the directory.
CREATE TABLE vt_directory_unknown (
  code varchar(35) NOT NULL,
  name varchar(300) NOT NULL,
  email varchar(200) NOT NULL,
  met varchar(20) NOT NULL,
  times bigint NOT NULL,
  first_at timestamp(3) NOT NULL,
  last_at timestamp(3) NOT NULL,
  CONSTRAINT vt_directory_unknown_pk PRIMARY KEY (code)
);
CREATE INDEX vt_directory_unknown_last_ix ON vt_directory_unknown (last_at);
