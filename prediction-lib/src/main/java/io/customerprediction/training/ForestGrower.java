package io.customerprediction.training;

import io.customerprediction.forest.Tree;
import io.customerprediction.labels.Examples;
import io.customerprediction.progress.Cancellation;
import io.customerprediction.progress.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import weka.classifiers.trees.RandomTree;
import weka.core.Attribute;
import weka.core.Instances;

/**
 * Grows the trees of random forests with Weka's {@link RandomTree}. Seeds and bootstrap samples are those of Weka's own
 * random forest, so that the trees are the same, on any number of threads; they are grown here because Weka's forest
 * cannot be cancelled and ignores trees that failed.
 *
 * @param trees how many
 * @param leaf smallest training weight of a leaf
 * @param featuresPerSplit how many features a split chooses from
 * @param rowsPerTree how many rows a tree is grown on at most
 * @param seed of everything random
 * @param threads how many trees are grown at once
 */
record ForestGrower(int trees, int leaf, int featuresPerSplit, int rowsPerTree, int seed, int threads) {
    static {
        WekaHome.prepare();
    }

    private static final int TREES = 25;
    private static final int ROWS_PER_TREE = 10_000;
    private static final double FEATURES_PER_SPLIT = 0.25;

    /** The usual one for these rows. */
    static ForestGrower of(Examples examples, int leaf, TrainingOptions options) {
        int perSplit = (int) Math.max(2, Math.round(examples.width() * FEATURES_PER_SPLIT));
        return new ForestGrower(TREES, leaf, perSplit, ROWS_PER_TREE, options.seed(), options.threads());
    }

    /** Weka's default settings, which the original application used. */
    static ForestGrower wekaDefault(TrainingOptions options) {
        return new ForestGrower(100, 1, 3, Integer.MAX_VALUE, options.seed(), options.threads());
    }

    /** The same with another number of trees. */
    ForestGrower withTrees(int count) {
        return new ForestGrower(count, leaf, featuresPerSplit, rowsPerTree, seed, threads);
    }

    /** Trees whose leaves have the probability of a label; class 1 is {@code true}. */
    List<Tree> classifier(Examples examples, boolean[] label, Steps steps) {
        Instances data = instances(examples, new Attribute("label", List.of("0", "1")));
        for (int i = 0; i < label.length; i++) {
            add(data, examples, i, label[i] ? 1 : 0);
        }
        return grow(data, steps);
    }

    /** Trees whose leaves have the mean of a number. */
    List<Tree> regressor(Examples examples, double[] target, Steps steps) {
        Instances data = instances(examples, new Attribute("target"));
        for (int i = 0; i < target.length; i++) {
            add(data, examples, i, target[i]);
        }
        return grow(data, steps);
    }

    private static Instances instances(Examples examples, Attribute target) {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (int f = 0; f < examples.width(); f++) {
            attributes.add(new Attribute("x" + f));
        }
        attributes.add(target);
        Instances data = new Instances("examples", attributes, examples.size());
        data.setClassIndex(examples.width());
        return data;
    }

    private static void add(Instances data, Examples examples, int i, double target) {
        double[] values = new double[examples.width() + 1];
        System.arraycopy(examples.x(), i * examples.width(), values, 0, examples.width());
        values[examples.width()] = target;
        data.add(new WekaRow(values));
    }

    private List<Tree> grow(Instances data, Steps steps) {
        int bagPercent = Math.max(1, (int) Math.min(100, Math.ceil(100.0 * rowsPerTree / data.numInstances())));
        int[] seeds = new Random(seed).ints(trees).toArray();
        List<Thread> workers = new CopyOnWriteArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, trees), work -> thread(work, workers));
        try {
            List<Future<Tree>> growing = IntStream.range(0, trees)
                    .mapToObj(t -> pool.submit(() -> tree(data, bagPercent, seed + t, seeds[t])))
                    .toList();
            List<Tree> grown = new ArrayList<>();
            for (Future<Tree> tree : growing) {
                grown.add(result(tree));
                steps.done((double) grown.size() / trees);
            }
            return grown;
        } finally {
            pool.shutdownNow();
            awaitEnd(workers);
        }
    }

    private static Thread thread(Runnable work, List<Thread> workers) {
        Thread thread = new Thread(work, "customer-prediction-trees");
        thread.setDaemon(true);
        workers.add(thread);
        return thread;
    }

    /** One tree on a bootstrap sample, whose rows have weights instead of copies. */
    private Tree tree(Instances data, int bagPercent, long bagSeed, int treeSeed) throws Exception {
        Cancellation.check();
        RandomTree tree = new RandomTree();
        tree.setDoNotCheckCapabilities(true);
        tree.setMinNum(leaf);
        tree.setKValue(Math.min(featuresPerSplit, data.numAttributes() - 1));
        tree.setSeed(treeSeed);
        tree.buildClassifier(data.resampleWithWeights(new Random(bagSeed), null, true, bagPercent));
        return WekaTrees.of(tree);
    }

    private static Tree result(Future<Tree> tree) {
        try {
            return tree.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("the run was cancelled");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("Weka could not grow a tree: " + e.getCause(), e);
        }
    }

    /** Waits until the trees that are being grown have ended, so that no thread outlives the call. */
    private static void awaitEnd(List<Thread> workers) {
        boolean interrupted = false;
        while (workers.stream().anyMatch(Thread::isAlive)) {
            try {
                for (Thread worker : workers) {
                    worker.join();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
