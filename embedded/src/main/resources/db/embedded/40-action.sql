-- Rules of folders; the action with its conditions and parameters is one serialized value.
create table emb_rule (
    id                  uuid    primary key,
    folder              text    not null,
    position            integer not null,
    title               text,
    description         text,
    rule_types          text[]  not null,
    disabled            boolean not null,
    applied_to_children boolean not null,
    asynchronous        boolean not null,
    action              bytea   not null
);
create index emb_rule_folder on emb_rule (folder);
