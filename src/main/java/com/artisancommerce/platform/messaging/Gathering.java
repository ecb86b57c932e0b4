package com.artisancommerce.platform.messaging;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works off in one step all that polls have brought since the step before, in their order, one step at a time.
 *
 * <p>Polls do not wait for whoever works: under load each brings the few records of some milliseconds. Were each a step, a crowd would make
 * steps small and many, and a queue of polls grow that nobody can shorten. Nobody waits here for more to come.
 */
public final class Gathering implements Flow.Subscriber<Message<ConsumerRecords<String, String>>> {

    private static final Logger LOG = Logger.getLogger(Gathering.class);

    /** No other poll is asked for while so many records wait. A step takes these and one poll at most. */
    private static final int MOST_WAITING = 500;

    private final Function<List<ConsumerRecord<String, String>>, Uni<Void>> step;
    private final Object lock = new Object();
    private List<Message<ConsumerRecords<String, String>>> waiting = new ArrayList<>();
    private int records;
    private boolean working;
    private Flow.@Nullable Subscription polls;

    /** @param step completes when the records are settled for good; never fails */
    public Gathering(Function<List<ConsumerRecord<String, String>>, Uni<Void>> step) {
        this.step = step;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        polls = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(Message<ConsumerRecords<String, String>> poll) {
        List<Message<ConsumerRecords<String, String>>> next;
        boolean room;
        synchronized (lock) {
            waiting.add(poll);
            records += poll.getPayload().count();
            next = working ? List.of() : take();
            room = records < MOST_WAITING;
        }
        if (room) {
            askForMore();
        }
        work(next);
    }

    private void work(List<Message<ConsumerRecords<String, String>>> taken) {
        if (taken.isEmpty()) {
            return;
        }
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        taken.forEach(poll -> poll.getPayload().forEach(all::add));
        step.apply(all)
                .subscribe()
                .with(
                        done -> {
                            taken.forEach(Gathering::acknowledge);
                            goOn();
                        },
                        failed -> {
                            LOG.errorf(
                                    failed, "%d records were not settled and come again after a restart", all.size());
                            goOn();
                        });
    }

    private void goOn() {
        List<Message<ConsumerRecords<String, String>>> next;
        boolean heldBack;
        synchronized (lock) {
            heldBack = records >= MOST_WAITING;
            next = take();
        }
        if (heldBack) {
            askForMore();
        }
        work(next);
    }

    private static void acknowledge(Message<?> poll) {
        poll.ack().exceptionally(failed -> {
            LOG.warnf("What is settled was not acknowledged and comes again: %s", failed.toString());
            return null;
        });
    }

    /** Under the lock. Whoever takes something works. */
    private List<Message<ConsumerRecords<String, String>>> take() {
        List<Message<ConsumerRecords<String, String>>> taken = waiting;
        waiting = new ArrayList<>();
        records = 0;
        working = !taken.isEmpty();
        return taken;
    }

    private void askForMore() {
        if (polls != null) {
            polls.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.error("A channel ended with a failure; its records wait for a restart", failure);
    }

    @Override
    public void onComplete() {
        // the service stops
    }
}
