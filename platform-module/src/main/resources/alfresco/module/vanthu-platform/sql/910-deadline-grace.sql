-- After how many minutes something that is due at once counts as overdue; what an agency had entered stays as it was.
ALTER TABLE vt_deadline_rule ADD grace_minutes int DEFAULT 0 NOT NULL;
