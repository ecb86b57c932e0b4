--liquibase formatted sql

--changeset order:options
--comment What was chosen, as it was at checkout.
alter table order_entries add column options text not null default '[]';
