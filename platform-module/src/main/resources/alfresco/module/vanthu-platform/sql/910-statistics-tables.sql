-- Who opened the desk on which day, before or after noon: rows are only added (rule DL-15).
CREATE TABLE vt_sign_in (
  user_name varchar(100) NOT NULL,
  sign_in_day date NOT NULL,
  half int NOT NULL,
  agency varchar(35) NOT NULL,
  unit varchar(30) NOT NULL,
  first_at timestamp(3) NOT NULL,
  CONSTRAINT vt_sign_in_pk PRIMARY KEY (user_name, sign_in_day, half)
);
CREATE INDEX vt_sign_in_agency_ix ON vt_sign_in (agency, sign_in_day);

-- Reports that are made by themselves, and for whom.
CREATE TABLE vt_report_schedule (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  subject varchar(30) NOT NULL,
  by_what varchar(20) NOT NULL,
  period_kind varchar(10) NOT NULL,
  recipients varchar(2000) NOT NULL,
  active int NOT NULL,
  next_on date NOT NULL,
  created_at timestamp(3) NOT NULL,
  created_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_report_schedule_pk PRIMARY KEY (id)
);
CREATE INDEX vt_report_schedule_next_ix ON vt_report_schedule (active, next_on);
CREATE INDEX vt_report_schedule_agency_ix ON vt_report_schedule (agency, id);

-- Reports that were kept as they were: figures is the whole report. Rows are never changed but for sent, which says to whom it went.
CREATE TABLE vt_report_kept (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  schedule_id bigint,
  subject varchar(30) NOT NULL,
  by_what varchar(20) NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  made_at timestamp(3) NOT NULL,
  made_by varchar(100) NOT NULL,
  figures text NOT NULL,
  sent varchar(4000) NOT NULL,
  CONSTRAINT vt_report_kept_pk PRIMARY KEY (id)
);
CREATE INDEX vt_report_kept_agency_ix ON vt_report_kept (agency, id);

-- Reports of a period read what was not over before it: these give it without the years before.
CREATE INDEX vt_directive_line_done_ix ON vt_directive_line (agency, completed_at);
CREATE INDEX vt_directive_line_executed_ix ON vt_directive_line (executor, completed_at);
CREATE INDEX vt_work_item_ended_ix ON vt_work_item (agency, ended_at);
CREATE INDEX vt_incoming_ended_ix ON vt_incoming (agency, ended_at);
CREATE INDEX vt_outgoing_issued_ix ON vt_outgoing (agency, issued_at);
