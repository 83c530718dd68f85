package io.candlebus.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One target while it is fuzzed: every input must hold, and none may cost more than {@link #LIMIT_MS} of processor time. */
final class Fuzzing {
    /** Ten times the 50 ms that are promised: code whose comparisons are traced is so much slower. {@link Measure} tells the truth. */
    private static final long LIMIT_MS = 500;

    /** Inputs after which the code is compiled well enough for its time to mean something. */
    private static final int WARM_UP = 20_000;

    private static final int AGAIN = 7;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final FuzzTarget target;
    private long inputs;
    private long slowestNs;
    private byte[] slowest = new byte[0];

    Fuzzing(FuzzTarget target) {
        this.target = target;
        Runtime.getRuntime().addShutdownHook(new Thread(this::tell));
    }

    /** @throws AssertionError what the fuzzer calls a finding */
    void run(byte[] input) {
        byte[] made = target.made(input);
        long startNs = THREADS.getCurrentThreadCpuTime();
        target.verifyMade(made);
        long ns = THREADS.getCurrentThreadCpuTime() - startNs;
        if (++inputs > WARM_UP && ns > slowestNs) {
            long again = Math.min(ns, repeated(made));
            if (again > slowestNs) {
                slowestNs = again;
                slowest = made;
            }
            if (again > LIMIT_MS * 1_000_000) {
                throw new AssertionError("takes " + again / 1_000_000 + " ms");
            }
        }
    }

    /** The least of several times: what a collector or compiler takes in between does not count. */
    private long repeated(byte[] made) {
        return IntStream.range(0, AGAIN)
                .mapToLong(i -> {
                    long startNs = THREADS.getCurrentThreadCpuTime();
                    target.read(made);
                    return THREADS.getCurrentThreadCpuTime() - startNs;
                })
                .min()
                .orElseThrow();
    }

    /** Beside what the fuzzer itself leaves in its folder: how many inputs there were, and the slowest. */
    private void tell() {
        String told = String.format(
                "%s: %d inputs; of those after the first %d the slowest was read in %.1f ms, instrumented%n",
                target, inputs, WARM_UP, slowestNs / 1e6);
        try {
            Files.writeString(Path.of(target + ".txt"), told);
            Files.write(Path.of(target + "-slowest"), slowest);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The files that are read in the same way, to begin with; for targets that make what is read, some bytes. */
    static Stream<byte[]> seeds(FuzzTarget target) {
        boolean direct = Arrays.equals(target.made(new byte[] {'{'}), new byte[] {'{'});
        if (!direct) {
            return IntStream.range(0, 64).mapToObj(i -> {
                byte[] seed = new byte[8 + i];
                new Random(i).nextBytes(seed);
                return seed;
            });
        }
        return target.examples().stream().map(Fuzzing::bytes);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
