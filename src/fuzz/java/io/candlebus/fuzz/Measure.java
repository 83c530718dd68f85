package io.candlebus.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures what it costs to read the most expensive inputs that are known: the hostile shapes, what is kept, and what fuzzers left in
 * {@code target/fuzz}. Nothing is instrumented. Times are of the processor, the least of several.
 */
public final class Measure {
    private static final long WARM_UP_NS = 30_000_000_000L;
    private static final int TIMES = 9;
    private static final int SHOWN = 30;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Measure() {}

    private record Input(String name, FuzzTarget target, byte[] made) {}

    private record Timed(Input input, long ns) {}

    /** Prints the slowest of each kind. */
    public static void main(String[] args) throws IOException {
        List<Input> inputs = new ArrayList<>();
        HostileShapes.documents().forEach((name, text) -> inputs.add(input(name, FuzzTarget.DOCUMENT_TEXT, text)));
        HostileShapes.expressions().forEach((name, text) -> inputs.add(input(name, FuzzTarget.EXPRESSION_TEXT, text)));
        for (FuzzTarget target : FuzzTarget.values()) {
            add(target, target.kept(), false, inputs);
            add(target, Fuzzed.corpus(target), true, inputs);
        }
        warmUp(inputs);
        List<Timed> timed = inputs.stream().map(Measure::timed).toList();
        for (FuzzTarget target : FuzzTarget.values()) {
            List<Timed> own = timed.stream()
                    .filter(t -> t.input().target() == target)
                    .sorted(Comparator.comparing(Timed::ns).reversed())
                    .toList();
            System.out.printf("%s: %d inputs%n", target, own.size());
            own.stream()
                    .limit(SHOWN)
                    .forEach(t -> System.out.printf(
                            "  %8.2f ms  %7d bytes  %s%n",
                            t.ns() / 1e6, t.input().made().length, t.input().name()));
        }
    }

    private static Input input(String name, FuzzTarget target, String text) {
        return new Input(name, target, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(FuzzTarget target, Path folder, boolean raw, List<Input> into) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                into.add(new Input(file.getFileName().toString(), target, raw ? target.made(bytes) : bytes));
            }
        }
    }

    /** For so long as compilers need to settle, however slow the inputs are. */
    private static void warmUp(List<Input> inputs) {
        long endNs = THREADS.getCurrentThreadCpuTime() + WARM_UP_NS;
        for (int i = 0; THREADS.getCurrentThreadCpuTime() < endNs; i++) {
            Input input = inputs.get(i % inputs.size());
            input.target().read(input.made());
        }
    }

    private static Timed timed(Input input) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            long startNs = THREADS.getCurrentThreadCpuTime();
            input.target().read(input.made());
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - startNs);
        }
        return new Timed(input, least);
    }
}
