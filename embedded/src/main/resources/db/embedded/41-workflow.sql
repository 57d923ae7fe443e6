-- Ids of processes and tasks, given in blocks of 1000. A database whose process engine counted by itself goes on above
-- what it has given.
create sequence emb_process_id as bigint increment by 1000;

do $$
begin
  if to_regclass('act_ge_property') is not null then
    perform setval('emb_process_id',
        coalesce((select max(value_::bigint) from act_ge_property where name_ = 'next.dbid'), 1), false);
  end if;
end
$$;
