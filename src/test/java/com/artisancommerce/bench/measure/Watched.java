package com.artisancommerce.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of this machine, seen from outside. */
public record Watched(long pid) {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Seconds of processor time, of the program and of the kernel for it, so far. */
    public double processorSeconds() {
        return ProcessClock.of(pid).seconds();
    }

    /** Bytes of heap that are in use once what is not has been collected. */
    public long heapBytes() {
        jcmd("GC.run");
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("jcmd does not say what of the heap is used");
        }
        return Long.parseLong(used.group(1)) * 1024;
    }

    /** Bytes of memory that the system has given it. */
    public long residentBytes() {
        return read("status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow()
                * 1024;
    }

    public String jcmd(String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            jcmd.waitFor();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask process " + pid + " for " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is read from /proc, which Linux has", e);
        }
    }
}
