--liquibase formatted sql

--changeset platform:tenant-wall splitStatements:false
--comment Every table of a tenant calls this once: row-level security for the application, its own policy for the system role.
create function protect_tenant_table(target regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy tenant_wall on %s to artisan_app'
        ' using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)'
        ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', target);
    execute format('create policy system_access on %s to artisan_system using (true) with check (true)', target);
    execute format('grant select, insert, update, delete on %s to artisan_app, artisan_system', target);
end
$$;

--changeset platform:outbox
create table outbox (
    id          bigint generated always as identity primary key,
    tenant_id   uuid        not null,
    event_id    uuid        not null,
    topic       text        not null,
    key         text        not null,
    bucket      smallint    not null,
    type        text        not null,
    payload     text        not null,
    created_at  timestamptz not null,
    sent_at     timestamptz
);
create index outbox_unsent on outbox (bucket, id) where sent_at is null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;
select protect_tenant_table('outbox');

--changeset platform:outbox-leases
--comment Who relays which buckets. Held by time, fenced by a number that grows with each owner. No tenant: infrastructure.
create table outbox_leases (
    bucket      smallint    primary key,
    owner       uuid,
    fencing     bigint      not null default 0,
    leased_until timestamptz not null
);
insert into outbox_leases (bucket, leased_until) select b, 'epoch' from generate_series(0, 15) as b;
create table outbox_relays (
    owner       uuid        primary key,
    alive_until timestamptz not null
);
grant select, insert, update, delete on outbox_leases, outbox_relays to artisan_system;

--changeset platform:inbox
create table inbox (
    tenant_id   uuid        not null,
    consumer    text        not null,
    message_id  uuid        not null,
    received_at timestamptz not null,
    primary key (consumer, message_id)
);
select protect_tenant_table('inbox');

--changeset platform:idempotency
create table idempotency_keys (
    tenant_id    uuid        not null,
    caller       text        not null,
    operation    text        not null,
    key          text        not null,
    request_hash text        not null,
    resource_id  uuid        not null,
    created_at   timestamptz not null,
    primary key (tenant_id, caller, operation, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);
select protect_tenant_table('idempotency_keys');

--changeset platform:inbox-age
create index inbox_age on inbox (received_at);

--changeset platform:migrations-are-seen
--comment Readiness asks whether every change that this service knows has been applied.
grant select on databasechangelog to artisan_app;
