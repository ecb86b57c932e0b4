package com.artisancommerce.capacity.web;

import com.artisancommerce.api.AdmissionOutcomeJson;
import com.artisancommerce.api.PlanOutlookJson;
import com.artisancommerce.api.PlannedOrderJson;
import com.artisancommerce.api.SimulatedChangeJson;
import com.artisancommerce.api.SimulationJson;
import com.artisancommerce.api.SimulationRequestJson;
import com.artisancommerce.artisan.ArtisanId;
import com.artisancommerce.capacity.Admission;
import com.artisancommerce.capacity.EntryId;
import com.artisancommerce.capacity.Simulation;
import com.artisancommerce.capacity.Simulation.Forecast;
import com.artisancommerce.capacity.Simulation.Impossible;
import com.artisancommerce.capacity.Simulation.NewOrder;
import com.artisancommerce.capacity.Simulation.Outlook;
import com.artisancommerce.capacity.Transit;
import com.artisancommerce.capacity.WhatIf;
import com.artisancommerce.capacity.WorkItem;
import com.artisancommerce.platform.web.ProblemException;
import com.artisancommerce.platform.web.ProblemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What-if questions and answers as the wire says them. */
final class WhatIfWire {

    private WhatIfWire() {}

    static List<WhatIf> changes(SimulationRequestJson body) {
        List<WhatIf> changes = new ArrayList<>(body.changes().size());
        for (SimulatedChangeJson change : body.changes()) {
            String pointer = "/changes/" + changes.size();
            try {
                changes.add(change(change, pointer));
            } catch (IllegalArgumentException impossible) {
                throw invalid(pointer, String.valueOf(impossible.getMessage()));
            }
        }
        return changes;
    }

    static SimulationJson simulation(ArtisanId artisan, Simulation simulation) {
        return switch (simulation) {
            case Forecast forecast -> forecast(artisan, forecast);
            case Impossible impossible -> throw impossible(impossible);
        };
    }

    private static WhatIf change(SimulatedChangeJson change, String pointer) {
        Given given = new Given(pointer);
        return switch (change.type()) {
            case TIME_OFF -> new WhatIf.TimeOff(given.the("from", change.from()), given.the("to", change.to()));
            case HOURS ->
                new WhatIf.HoursFrom(
                        given.the("from", change.from()), HoursWire.weekly(given.the("weekly", change.weekly())));
            case EXTRA_HOURS ->
                new WhatIf.ExtraHours(
                        given.the("from", change.from()),
                        given.the("to", change.to()),
                        Math.toIntExact(given.the("minutes", change.minutes())));
            case PAUSE -> new WhatIf.IntakePaused(change.until());
            case REORDER ->
                new WhatIf.Reordered(PlanWire.reorder(given.the("entries", change.entries()), change.before()));
            case CANCEL -> new WhatIf.Cancelled(new EntryId(given.the("entryId", change.entryId())));
            case ORDER -> new WhatIf.Ordered(work(change, given), transit(change));
        };
    }

    private static WorkItem work(SimulatedChangeJson change, Given given) {
        return new WorkItem(given.the("minutes", change.minutes()), orNone(change.passiveMinutes()));
    }

    private static Transit transit(SimulatedChangeJson change) {
        int least = Math.toIntExact(orNone(change.transitMinDays()));
        return new Transit(least, Math.max(least, Math.toIntExact(orNone(change.transitMaxDays()))));
    }

    private static long orNone(@Nullable Number number) {
        return number == null ? 0 : number.longValue();
    }

    private static SimulationJson forecast(ArtisanId artisan, Forecast forecast) {
        var broken = forecast.broken();
        var saved = forecast.saved();
        return new SimulationJson(
                artisan.value(),
                forecast.queueVersion(),
                forecast.computedAt(),
                forecast.zone().getId(),
                outlook(forecast.before()),
                outlook(forecast.after()),
                forecast.effects().size(),
                forecast.effects().size() > PlanWire.MOST_LISTED,
                PlanWire.effects(forecast.effects()),
                broken.size(),
                PlanWire.effects(broken),
                saved.size(),
                PlanWire.effects(saved),
                forecast.orders().stream().map(WhatIfWire::order).toList());
    }

    private static PlanOutlookJson outlook(Outlook outlook) {
        return new PlanOutlookJson(
                outlook.overCommittedMinutes(), outlook.intakeFrom(), outlook.workedOffBy(), outlook.late());
    }

    private static PlannedOrderJson order(NewOrder order) {
        Optional<Admission.Refused> refusal = order.refusal();
        return new PlannedOrderJson(
                order.change(),
                order.standing().minutesAhead(),
                PlanWire.standing(order.standing()),
                refusal.map(WhatIfWire::outcome).orElse(AdmissionOutcomeJson.ACCEPTED),
                refusal.map(WhatIfWire::availableFrom).orElse(null));
    }

    private static AdmissionOutcomeJson outcome(Admission.Refused refusal) {
        return switch (refusal) {
            case Admission.Full full -> AdmissionOutcomeJson.FULL;
            case Admission.Paused paused -> AdmissionOutcomeJson.PAUSED;
            case Admission.NoHours none -> AdmissionOutcomeJson.NO_HOURS;
            case Admission.DateMoved moved -> AdmissionOutcomeJson.FULL;
        };
    }

    private static @Nullable LocalDate availableFrom(Admission.Refused refusal) {
        return switch (refusal) {
            case Admission.Full full -> full.availableFrom().orElse(null);
            case Admission.Paused paused -> paused.until();
            case Admission.NoHours none -> null;
            case Admission.DateMoved moved -> moved.now();
        };
    }

    private static ProblemException impossible(Impossible impossible) {
        String pointer = "/changes/" + impossible.change();
        if (impossible.met() == null) {
            return invalid(pointer, "Entry " + impossible.entry() + " is not in this queue.");
        }
        String state = impossible.met().name().toLowerCase(Locale.ROOT);
        return ProblemType.ILLEGAL_TRANSITION
                .because("Change %s is not possible: entry %s is %s.", pointer, impossible.entry(), state)
                .with("state", state)
                .with("entryId", impossible.entry().value());
    }

    private static ProblemException invalid(String pointer, String message) {
        return ProblemType.INVALID_REQUEST.because("%s", message).at(pointer, message);
    }

    /** The fields of one change: which ones it needs depends on its type. */
    private record Given(String pointer) {

        <T> T the(String field, @Nullable T value) {
            if (value == null) {
                throw invalid(pointer + "/" + field, "This type of change needs '" + field + "'.");
            }
            return value;
        }
    }
}
