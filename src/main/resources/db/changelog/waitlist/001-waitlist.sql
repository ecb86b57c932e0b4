--liquibase formatted sql

--changeset waitlist:entries
--comment Who waits for an artisan's hours. Written only under the lock of the artisan's queue, so that tickets follow the order of joining.
create table waitlist_entries (
    tenant_id        uuid        not null,
    id               uuid        not null,
    artisan_id       uuid        not null,
    ticket           bigint      generated always as identity,
    customer         text,
    contact_name     text        not null,
    contact_email    text        not null,
    product_id       uuid        not null,
    product_name     text        not null,
    quantity         integer     not null check (quantity > 0),
    options          text        not null,
    transit_min_days integer     not null,
    transit_max_days integer     not null,
    state            text        not null,
    offer_line       text,
    offer_expires_at timestamptz,
    passed           text,
    joined_at        timestamptz not null,
    since            timestamptz not null,
    version          bigint      not null,
    primary key (tenant_id, id)
);
create index waitlist_entries_in_line on waitlist_entries (tenant_id, artisan_id, ticket) where state in ('waiting', 'offered');
create index waitlist_entries_offers on waitlist_entries (offer_expires_at) where state = 'offered';
create index waitlist_entries_of_customer on waitlist_entries (tenant_id, customer, id) where customer is not null;
select protect_tenant_table('waitlist_entries');
