-- The intake ledger: one row for every file that came in, from the moment it was seen. The row is the queue as well: "step" says what is to be done next, a lease says
-- who is doing it. "source_slot" is set while the source file still lies in the scan folder.
CREATE TABLE vt_intake (
  id bigint NOT NULL,
  version bigint NOT NULL,
  agency varchar(35) NOT NULL,
  state varchar(20) NOT NULL,
  file_name varchar(255) NOT NULL,
  seen_at timestamp(3) NOT NULL,
  created_by varchar(100) NOT NULL,
  source_kind varchar(20) NOT NULL,
  source_slot varchar(64),
  source_path varchar(1000) NOT NULL,
  source_mtime bigint NOT NULL,
  size_bytes bigint NOT NULL,
  observed_at timestamp(3) NOT NULL,
  node_id varchar(36),
  sha256 varchar(64),
  mimetype varchar(150),
  pages int NOT NULL,
  findings varchar(200) NOT NULL,
  stored_at timestamp(3),
  step varchar(10),
  attempts int NOT NULL,
  retry_at timestamp(3) NOT NULL,
  priority int NOT NULL,
  lease_owner varchar(64),
  lease_until timestamp(3),
  started_at timestamp(3),
  reading text,
  reading_version int NOT NULL,
  text_quality double precision,
  confidence double precision,
  reason_code varchar(100),
  reason_args varchar(1000),
  duplicate_of bigint,
  duplicate_node varchar(36),
  arrival_number bigint,
  register_year int,
  CONSTRAINT vt_intake_pk PRIMARY KEY (id),
  CONSTRAINT vt_intake_slot_uq UNIQUE (source_slot)
);
CREATE INDEX vt_intake_list_ix ON vt_intake (agency, state, seen_at, id);
CREATE INDEX vt_intake_seen_ix ON vt_intake (agency, seen_at, id);
CREATE INDEX vt_intake_queue_ix ON vt_intake (step, retry_at);
CREATE INDEX vt_intake_node_ix ON vt_intake (node_id);

-- Who owns the same bytes in an agency: the primary key lets no second document of them in.
CREATE TABLE vt_intake_content (
  agency varchar(35) NOT NULL,
  sha256 varchar(64) NOT NULL,
  size_bytes bigint NOT NULL,
  intake_id bigint NOT NULL,
  CONSTRAINT vt_intake_content_pk PRIMARY KEY (agency, sha256, size_bytes),
  CONSTRAINT vt_intake_content_intake_fk FOREIGN KEY (intake_id) REFERENCES vt_intake (id)
);
CREATE INDEX vt_intake_content_intake_ix ON vt_intake_content (intake_id);

-- The pages of an entry with the words read from them; one line a word: x, y, width, height, confidence (all in 1/10000), text.
CREATE TABLE vt_intake_page (
  intake_id bigint NOT NULL,
  page int NOT NULL,
  width double precision NOT NULL,
  height double precision NOT NULL,
  picture_hash varchar(16),
  words text,
  CONSTRAINT vt_intake_page_pk PRIMARY KEY (intake_id, page),
  CONSTRAINT vt_intake_page_intake_fk FOREIGN KEY (intake_id) REFERENCES vt_intake (id)
);

-- What the pages look like and say, in bands: two scans of one page share at least one band, so that a re-scan is found by key and never by a scan of all rows.
CREATE TABLE vt_intake_band (
  agency varchar(35) NOT NULL,
  kind varchar(10) NOT NULL,
  band int NOT NULL,
  band_value bigint NOT NULL,
  intake_id bigint NOT NULL,
  signature varchar(600) NOT NULL,
  CONSTRAINT vt_intake_band_pk PRIMARY KEY (agency, kind, band, band_value, intake_id),
  CONSTRAINT vt_intake_band_intake_fk FOREIGN KEY (intake_id) REFERENCES vt_intake (id)
);
CREATE INDEX vt_intake_band_intake_ix ON vt_intake_band (intake_id);
