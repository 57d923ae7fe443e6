-- Who was told what about which work, when and how; the log of urging as well. Rows are never deleted. No title: the work item has it, and
-- loses it when secret content is removed.
CREATE TABLE vt_reminder (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  stage varchar(10) NOT NULL,
  item_id bigint NOT NULL,
  node_id varchar(36) NOT NULL,
  unit varchar(30) NOT NULL,
  whom varchar(100) NOT NULL,
  by_user varchar(100) NOT NULL,
  for_user varchar(100),
  at_time timestamp(3) NOT NULL,
  channel varchar(10) NOT NULL,
  text_said varchar(1000) NOT NULL,
  due_at timestamp(3),
  seen_at timestamp(3),
  email varchar(10) NOT NULL,
  CONSTRAINT vt_reminder_pk PRIMARY KEY (id)
);
CREATE INDEX vt_reminder_whom_ix ON vt_reminder (whom, agency, seen_at);
CREATE INDEX vt_reminder_item_ix ON vt_reminder (item_id, stage);
CREATE INDEX vt_reminder_agency_ix ON vt_reminder (agency, stage, id);
CREATE INDEX vt_reminder_email_ix ON vt_reminder (email);
