package com.artisancommerce.notification;

/** What a mail says; each kind has its own templates. */
public sealed interface Letter permits DelayAnnounced, OrderConfirmed, PaymentNews, WaitlistNews {}
