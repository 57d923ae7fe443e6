-- The last run of each job, on whichever server it was.
CREATE TABLE vt_job_run (
  job varchar(100) NOT NULL,
  server varchar(64) NOT NULL,
  started_at timestamp(3) NOT NULL,
  ended_at timestamp(3) NOT NULL,
  failure varchar(200),
  CONSTRAINT vt_job_run_pk PRIMARY KEY (job)
);
