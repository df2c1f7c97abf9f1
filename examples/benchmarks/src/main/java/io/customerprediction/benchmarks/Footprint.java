package io.customerprediction.benchmarks;

import io.customerprediction.forest.CompiledForest;
import io.customerprediction.training.GrownForest;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints how much memory a forest takes as Weka's objects, compiled, and as a file. */
public final class Footprint {
    private Footprint() {}

    /** Prints one line for each size of the training set; takes no arguments. */
    public static void main(String... arguments) {
        System.out.println("| trained on | nodes | Weka, bytes a node | compiled, bytes a node | file, bytes a node |");
        System.out.println("|---|---|---|---|---|");
        for (int rows : new int[] {5_000, 50_000}) {
            System.out.println(line(Customers.of(rows, 4, 1)));
        }
    }

    private static String line(Customers past) {
        CompiledForest forest = grow(past).compiled();
        double nodes = forest.nodeCount();
        byte[] file = forest.toBytes();
        return String.format(
                Locale.ROOT,
                "| %,d | %,.0f | %.1f | %.1f | %.1f |",
                past.rows().length,
                nodes,
                bytes(() -> grow(past).weka()) / nodes,
                bytes(() -> CompiledForest.read(ByteBuffer.wrap(file))) / nodes,
                file.length / nodes);
    }

    private static GrownForest grow(Customers past) {
        return GrownForest.grow(past.rows(), past.churned(), 0, 1);
    }

    /** What stays on the heap when only the thing itself is kept. */
    private static long bytes(Supplier<Object> thing) {
        long before = used();
        Object kept = thing.get();
        try {
            return used() - before;
        } finally {
            Reference.reachabilityFence(kept);
        }
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
