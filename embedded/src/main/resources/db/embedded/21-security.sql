-- Access control lists never change once written and are shared by their hash. An inheriting list names the list it adds to.
create table emb_acl (
  id bigint generated always as identity primary key,
  inherits boolean not null,
  parent_acl_id bigint references emb_acl,
  hash text not null unique
);

create table emb_ace (
  acl_id bigint not null references emb_acl,
  authority text not null,
  permission text not null,
  allowed boolean not null,
  primary key (acl_id, authority, permission)
);

create table emb_authority (
  name text primary key,
  kind text not null check (kind in ('GROUP', 'ROLE')),
  display_name text
);

create table emb_authority_member (
  parent text not null references emb_authority on delete cascade,
  child text not null,
  primary key (parent, child)
);

create index emb_authority_member_child on emb_authority_member (child);

-- The key of a user is the user name in lower case.
create table emb_person (
  user_key text primary key,
  user_name text not null,
  node_uuid text not null unique
);

create table emb_account (
  user_key text primary key,
  user_name text not null,
  password_hash text not null,
  enabled boolean not null default true,
  password_changed_at timestamptz not null
);

-- Also for names that have no account, so that both answer alike.
create table emb_login_failure (
  user_key text primary key,
  failures int not null,
  last_failed_at timestamptz not null
);

-- Only the hash of a ticket is kept: who reads the table cannot sign in with it.
create table emb_ticket (
  hash bytea primary key,
  user_name text not null,
  issued_at timestamptz not null,
  used_at timestamptz not null
);

create index emb_ticket_user on emb_ticket (lower(user_name));
