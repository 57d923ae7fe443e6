-- What an agency entered beside the public holidays, and its own office hours.
CREATE TABLE vt_calendar_day (
    agency VARCHAR(35) NOT NULL,
    day DATE NOT NULL,
    kind VARCHAR(10) NOT NULL,
    name VARCHAR(200) NOT NULL,
    PRIMARY KEY (agency, day)
);

CREATE TABLE vt_calendar_session (
    agency VARCHAR(35) NOT NULL,
    weekday INTEGER NOT NULL,
    from_time VARCHAR(8) NOT NULL,
    to_time VARCHAR(8) NOT NULL,
    PRIMARY KEY (agency, weekday, from_time)
);
