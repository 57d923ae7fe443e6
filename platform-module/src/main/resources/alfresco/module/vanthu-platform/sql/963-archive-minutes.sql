-- Who signed the minutes of a hand-over for each side, or noted that the paper was signed, and how ('digital', 'paper').
ALTER TABLE vt_archive_submission ADD COLUMN giver_signed_by varchar(100);
ALTER TABLE vt_archive_submission ADD COLUMN giver_signature varchar(10);
ALTER TABLE vt_archive_submission ADD COLUMN receiver_signed_by varchar(100);
ALTER TABLE vt_archive_submission ADD COLUMN receiver_signature varchar(10);
