-- That a delegate has seen what a principal was told; the principal's own look stays in vt_reminder.
CREATE TABLE vt_reminder_seen (
  reminder_id bigint NOT NULL,
  user_name varchar(100) NOT NULL,
  seen_at timestamp(3) NOT NULL,
  CONSTRAINT vt_reminder_seen_pk PRIMARY KEY (reminder_id, user_name)
);
