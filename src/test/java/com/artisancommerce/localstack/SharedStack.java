package com.artisancommerce.localstack;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one stack of this JVM as every class loader sees it. Quarkus loads test classes again for each application it starts; the stack
 * itself lives in the system's class loader, and only types of the JDK cross between the two.
 */
public final class SharedStack {
    /** Set in the system's class loader only. */
    private static @Nullable Map<String, Object> started;

    private final Map<String, Object> parts;

    private SharedStack(Map<String, Object> parts) {
        this.parts = parts;
    }

    static SharedStack get() {
        return new SharedStack(map(startInSystemLoader()));
    }

    /** The servers look classes up by the thread's loader, too, and pass it on to their threads. */
    private static Object startInSystemLoader() {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        ClassLoader ofTheTest = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(system);
        try {
            Method start = system.loadClass(SharedStack.class.getName()).getDeclaredMethod("startHere");
            start.setAccessible(true);
            return start.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The shared local stack did not start", e);
        } finally {
            Thread.currentThread().setContextClassLoader(ofTheTest);
        }
    }

    /** Called by reflection in the system's class loader; the first call starts the stack. */
    static synchronized Map<String, Object> startHere() {
        if (started != null) {
            return started;
        }
        LocalStack stack = LocalStack.fresh().start();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-shared-stack"));
        Map<String, Object> parts = new HashMap<>();
        parts.put("environment", stack.environment());
        parts.put("directory", stack.directory());
        Supplier<List<Map<String, String>>> mails =
                () -> stack.mail().received().stream().map(Mail::asMap).toList();
        parts.put("mails", mails);
        for (LocalServer server : stack.servers()) {
            Runnable start = () -> inSystemLoader(server::start);
            Runnable stop = () -> inSystemLoader(server::stop);
            parts.put("start " + server.name(), start);
            parts.put("stop " + server.name(), stop);
            if (server instanceof Freezable hanging) {
                Runnable freeze = () -> inSystemLoader(hanging::freeze);
                Runnable thaw = () -> inSystemLoader(hanging::thaw);
                parts.put("freeze " + server.name(), freeze);
                parts.put("thaw " + server.name(), thaw);
            }
        }
        started = parts;
        return parts;
    }

    private static void inSystemLoader(Runnable work) {
        ClassLoader ofTheTest = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            work.run();
        } finally {
            Thread.currentThread().setContextClassLoader(ofTheTest);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object known) {
        return (Map<String, Object>) known;
    }

    @SuppressWarnings("unchecked")
    public Map<String, String> environment() {
        return (Map<String, String>) part("environment");
    }

    public Tokens tokens() {
        String issuer = environment().getOrDefault("artisan.oidc.url", "");
        return Tokens.of(issuer, ((Path) part("directory")).resolve("issuer.jwk"));
    }

    @SuppressWarnings("unchecked")
    public List<Mail> mails() {
        return ((Supplier<List<Map<String, String>>>) part("mails"))
                .get().stream().map(Mail::of).toList();
    }

    /** Stops a server of all tests of this JVM, named as {@link LocalServer#name()} does: start it again in a finally block. */
    public void stop(String server) {
        ((Runnable) part("stop " + server)).run();
    }

    public void start(String server) {
        ((Runnable) part("start " + server)).run();
    }

    /** Makes a server hang for all tests of this JVM: it keeps its connections and answers nothing until {@link #thaw}. */
    public void freeze(String server) {
        ((Runnable) part("freeze " + server)).run();
    }

    public void thaw(String server) {
        ((Runnable) part("thaw " + server)).run();
    }

    private Object part(String name) {
        Object part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("The shared stack has no " + name);
        }
        return part;
    }
}
