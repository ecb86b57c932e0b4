--liquibase formatted sql

--changeset checkout:payments
--comment What was heard last of a checkout's payment, and the date that a late one has missed.
alter table checkouts add column payment text;
alter table checkouts add column promised_before date;
