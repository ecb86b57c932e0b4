package com.artisancommerce.bench.measure;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The processor time of another process to the nanosecond, as POSIX has it: {@code clock_getcpuclockid} and {@code clock_gettime}. What
 * /proc tells is counted in hundredths of a second, which is more than what a short window is about.
 */
record ProcessClock(int id) {

    private static final double NANOSECONDS_PER_SECOND = 1e9;
    private static final MethodHandle CLOCK_OF = function("clock_getcpuclockid", JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle TIME = function("clock_gettime", JAVA_INT, JAVA_INT, ADDRESS);

    static ProcessClock of(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment id = arena.allocate(JAVA_INT);
            if ((int) CLOCK_OF.invokeExact(Math.toIntExact(pid), id) != 0) {
                throw new IllegalStateException("There is no process " + pid + " to be timed");
            }
            return new ProcessClock(id.get(JAVA_INT, 0));
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot find the clock of process " + pid, e);
        }
    }

    double seconds() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(JAVA_LONG, 2);
            if ((int) TIME.invokeExact(id, time) != 0) {
                throw new IllegalStateException("The process that was timed has ended");
            }
            return time.getAtIndex(JAVA_LONG, 0) + time.getAtIndex(JAVA_LONG, 1) / NANOSECONDS_PER_SECOND;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot read the clock of a process", e);
        }
    }

    private static MethodHandle function(String name, MemoryLayout answer, MemoryLayout first, MemoryLayout second) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(answer, first, second));
    }
}
