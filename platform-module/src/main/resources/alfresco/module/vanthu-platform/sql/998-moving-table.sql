-- The move of the site to another house, one row at most: which side this is, how far it has come and how it ended.
-- While closed_at is set, nothing of the site changes but by the move itself (docs/adr/0019-moving-a-site.md).
CREATE TABLE vt_moving (
  id int NOT NULL,
  side varchar(10) NOT NULL,
  other_site varchar(300) NOT NULL,
  reached varchar(2000) NOT NULL,
  parcels bigint NOT NULL,
  started_at timestamp(3) NOT NULL,
  started_by varchar(100) NOT NULL,
  closed_at timestamp(3),
  ended_at timestamp(3),
  result_text text,
  CONSTRAINT vt_moving_pk PRIMARY KEY (id)
);
