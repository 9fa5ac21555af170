-- The peer of purchases and refunds: a double-entry ledger whose one function moves an amount from an account to
-- another. Written here after the design of pgledger (github.com/pgr0ss/pgledger), not copied from it: the same three
-- tables with the same keys and indexes, accounts locked in the order of their ids, both balances updated, one
-- transfer and two entries written with the balances before and after.

-- Ids in the order of time, as text with a prefix.
create function peer_id(prefix text) returns text language sql volatile as $$
  select prefix || '_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000000)::bigint), 14, '0')
    || left(replace(gen_random_uuid()::text, '-', ''), 12)
$$;

create table peer_accounts (
  id text primary key default peer_id('account'),
  name text not null,
  currency text not null,
  balance numeric not null default 0,
  version bigint not null default 0,
  may_be_negative boolean not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table peer_transfers (
  id text primary key default peer_id('transfer'),
  from_id text not null references peer_accounts,
  to_id text not null references peer_accounts,
  amount numeric not null check (amount > 0),
  created_at timestamptz not null default now(),
  event_at timestamptz not null,
  check (from_id <> to_id)
);
create index on peer_transfers (from_id);
create index on peer_transfers (to_id);
create index on peer_transfers (event_at);

create table peer_entries (
  id text primary key default peer_id('entry'),
  account_id text not null references peer_accounts,
  transfer_id text not null references peer_transfers,
  amount numeric not null,
  balance_before numeric not null,
  balance_after numeric not null,
  account_version bigint not null,
  created_at timestamptz not null default now()
);
create index on peer_entries (account_id);
create index on peer_entries (transfer_id);

create function peer_transfer(source text, target text, moved numeric, happened timestamptz default now())
returns setof peer_transfers language plpgsql as $$
declare
  giver peer_accounts;
  taker peer_accounts;
  written peer_transfers;
begin
  perform 1 from peer_accounts where id in (source, target) order by id for update;
  update peer_accounts set balance = balance - moved, version = version + 1, updated_at = now()
    where id = source returning * into giver;
  if giver.balance < 0 and not giver.may_be_negative then
    raise exception 'Account % may not be negative', source;
  end if;
  update peer_accounts set balance = balance + moved, version = version + 1, updated_at = now()
    where id = target returning * into taker;
  if giver.currency is distinct from taker.currency then
    raise exception 'Accounts % and % differ in currency', source, target;
  end if;
  insert into peer_transfers (from_id, to_id, amount, event_at) values (source, target, moved, happened)
    returning * into written;
  insert into peer_entries (account_id, transfer_id, amount, balance_before, balance_after, account_version)
    values (source, written.id, -moved, giver.balance + moved, giver.balance, giver.version);
  insert into peer_entries (account_id, transfer_id, amount, balance_before, balance_after, account_version)
    values (target, written.id, moved, taker.balance - moved, taker.balance, taker.version);
  return next written;
end $$;
