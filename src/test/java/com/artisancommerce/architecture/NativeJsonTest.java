package com.artisancommerce.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.capacity.QueueChanged;
import com.artisancommerce.capacity.ReservationAnswered;
import com.artisancommerce.capacity.ReserveCapacity;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import com.artisancommerce.catalog.Product;
import com.artisancommerce.catalog.ProductChanged;
import com.artisancommerce.checkout.Address;
import com.artisancommerce.checkout.CheckoutChanged;
import com.artisancommerce.checkout.CheckoutLine;
import com.artisancommerce.checkout.Payment;
import com.artisancommerce.checkout.RefundRequested;
import com.artisancommerce.notification.DelayAnnounced;
import com.artisancommerce.notification.Mail;
import com.artisancommerce.notification.OrderConfirmed;
import com.artisancommerce.notification.PaymentNews;
import com.artisancommerce.notification.WaitlistNews;
import com.artisancommerce.order.OrderChanged;
import com.artisancommerce.order.TimelineEvent;
import com.artisancommerce.waitlist.WaitlistChanged;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In a native image Jackson sees only what is registered: everything of ours that becomes JSON beside the generated wire. */
class NativeJsonTest {

    private static final Set<Class<?>> EVENTS = Set.of(
            ReserveCapacity.class,
            ReservationAnswered.class,
            QueueChanged.class,
            CheckoutChanged.class,
            RefundRequested.class,
            OrderChanged.class,
            ProductChanged.class,
            Mail.class,
            OrderConfirmed.class,
            WaitlistChanged.class,
            WaitlistNews.class,
            DelayAnnounced.class,
            PaymentNews.class);
    private static final Set<Class<?>> CACHED = Set.of(Product.class);
    private static final Set<Class<?>> COLUMNS = Set.of(
            CheckoutLine.class,
            PaceModel.class,
            Payment.class,
            Address.class,
            TimelineEvent.Data.class,
            ReservationAnswered.Refusal.class);

    @Test
    void registersAllThatTravelsOrIsKeptAsJson() {
        Set<Class<?>> needed = new LinkedHashSet<>();
        Stream.of(EVENTS, COLUMNS, CACHED).flatMap(Set::stream).forEach(root -> collect(root, needed));

        assertThat(needed).hasSizeGreaterThan(20);
        assertThat(names(needed)).isSubsetOf(names(registered()));
    }

    @Test
    void knowsEveryEvent() {
        Set<String> withATopic = Code.CLASSES.stream()
                .filter(each -> each.tryGetField("TOPIC").isPresent())
                .filter(each -> each.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(withATopic).isSubsetOf(names(EVENTS));
    }

    private static Set<Class<?>> registered() {
        Set<Class<?>> registered = new LinkedHashSet<>();
        for (JavaClass each : Code.CLASSES) {
            each.tryGetAnnotationOfType(RegisterForReflection.class).ifPresent(annotation -> {
                registered.addAll(Arrays.asList(annotation.targets()));
                registered.add(each.reflect());
            });
        }
        return registered;
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, found));
        } else if (type instanceof Class<?> ours && isOurs(ours) && found.add(ours) && ours.isRecord()) {
            Arrays.stream(ours.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(component -> collect(component, found));
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("com.artisancommerce.") && (type.isRecord() || type.isEnum());
    }

    private static Set<String> names(Set<Class<?>> classes) {
        return classes.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
    }
}
