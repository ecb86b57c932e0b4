package com.artisancommerce.localstack;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The one stack of this JVM as every class loader sees it. Quarkus loads test classes again for each application it starts; the stack
 * itself lives in the system's class loader, and only types of the JDK cross between the two.
 */
public final class SharedStack {
    private static final String KEY = "artisan.shared-stack";

    private final Map<String, Object> parts;

    private SharedStack(Map<String, Object> parts) {
        this.parts = parts;
    }

    static SharedStack get() {
        synchronized (Runtime.getRuntime()) {
            Object known = System.getProperties().get(KEY);
            if (known == null) {
                known = startInSystemLoader();
                System.getProperties().put(KEY, known);
            }
            return new SharedStack(map(known));
        }
    }

    private static Object startInSystemLoader() {
        try {
            Method start = ClassLoader.getSystemClassLoader()
                    .loadClass(SharedStack.class.getName())
                    .getDeclaredMethod("startHere");
            start.setAccessible(true);
            return start.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The shared local stack did not start", e);
        }
    }

    /** Called by reflection in the system's class loader. */
    static Map<String, Object> startHere() {
        LocalStack stack = LocalStack.fresh().start();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-shared-stack"));
        Map<String, Object> parts = new HashMap<>();
        parts.put("environment", stack.environment());
        parts.put("directory", stack.directory());
        Supplier<List<Map<String, String>>> mails =
                () -> stack.mail().received().stream().map(Mail::asMap).toList();
        parts.put("mails", mails);
        for (LocalServer server : stack.servers()) {
            Runnable start = server::start;
            Runnable stop = server::stop;
            parts.put("start " + server.name(), start);
            parts.put("stop " + server.name(), stop);
        }
        return parts;
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

    private Object part(String name) {
        Object part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("The shared stack has no " + name);
        }
        return part;
    }
}
