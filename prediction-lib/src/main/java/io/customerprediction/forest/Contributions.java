package io.customerprediction.forest;

import java.util.Arrays;

/**
 * What each feature adds to the answer of a forest for a row: Shapley values of the game in which features that are not
 * known are averaged over the training weights of the branches, so that together with {@link #base()} they sum to the
 * answer. These are the path-dependent TreeSHAP values of Lundberg et al., "From local explanations to global
 * understanding with explainable AI for trees", Nature Machine Intelligence 2, 2020 (algorithm 2).
 *
 * <p>They are computed another way, in time linear in the nodes. A leaf adds its value times a product over the features
 * of its path, each factor being 1 where the row goes the leaf's way (else 0) if the feature is known, and the share
 * {@code z} of the training weight that goes there if it is not. By Owen's multilinear extension (Management Science 18,
 * 1972, theorem 5) the Shapley value is the integral over t from 0 to 1 of the derivative of that product when each
 * feature is known with probability t: a polynomial, so that a few Gauss–Legendre points give it exactly. Where a path
 * has left the row's way for every feature that the nodes below ask for, they answer with their mean.
 *
 * <p>Immutable and thread-safe.
 */
public final class Contributions {
    private static final double AWAY = -1;

    private final Thresholds thresholds;
    private final int trees;
    private final long[] nodes;
    private final double[] means;
    private final double[] shares;
    private final long[] asked;
    private final Paths paths;

    /**
     * @param leafValues the answer to explain, one value a leaf
     */
    Contributions(PackedForest forest, double[] leafValues) {
        thresholds = forest.thresholds();
        trees = forest.trees();
        nodes = forest.nodes();
        means = new double[nodes.length];
        shares = new double[nodes.length];
        asked = new long[nodes.length];
        paths = new Paths(forest);
        Arrays.fill(shares, 0, trees, 1);
        summarise(forest.covers(), leafValues);
    }

    private void summarise(double[] covers, double[] leafValues) {
        for (int i = nodes.length - 1; i >= 0; i--) {
            if (Node.isLeaf(nodes[i])) {
                means[i] = leafValues[Node.code(nodes[i])];
            } else {
                int left = Node.leftChild(nodes[i]);
                shares[left] = covers[i] > 0 ? covers[left] / covers[i] : 0.5;
                shares[left + 1] = 1 - shares[left];
                means[i] = shares[left] * means[left] + shares[left + 1] * means[left + 1];
                asked[i] = asked[left] | asked[left + 1] | bit(Node.feature(nodes[i]));
            }
        }
    }

    /** Features beyond 62 share a bit that is never taken as done with. */
    private static long bit(int feature) {
        return 1L << Math.min(feature, 63);
    }

    /** The answer when nothing is known: the mean over the training weights. */
    public double base() {
        double sum = 0;
        for (int t = 0; t < trees; t++) {
            sum += means[t];
        }
        return sum / trees;
    }

    /**
     * The contribution of each feature for one row. A missing value ({@code NaN}) contributes 0.
     *
     * @param out gets one number a feature
     * @throws IllegalArgumentException if the row has not one value a feature, or {@code out} has no room
     */
    public void of(double[] row, double[] out) {
        of(row, 1, out);
    }

    /**
     * {@link #of(double[], double[])} for many rows.
     *
     * @param rows all values of row 0, then those of row 1 and so on
     * @param count how many rows
     * @param out gets the contributions of row 0, then those of row 1 and so on
     * @throws IllegalArgumentException if {@code rows} or {@code out} are too short
     */
    public void of(double[] rows, int count, double[] out) {
        int features = thresholds.features();
        if (count < 0 || rows.length < (long) count * features || out.length < (long) count * features) {
            throw new IllegalArgumentException(count + " rows of " + features + " features do not fit into "
                    + rows.length + " values and " + out.length + " places for answers");
        }
        Arrays.fill(out, 0, count * features, 0);
        Descent descent = new Descent();
        for (int i = 0; i < count; i++) {
            descent.explain(rows, i * features, out);
        }
    }

    /** One row on its way down the trees. */
    private final class Descent {
        private final GaussLegendre quadrature = paths.quadrature();
        private final double[] t = quadrature.points();
        private final double[] w = quadrature.weights();
        private final int g = t.length;
        /** For each level, at each point, the product of the path's factors. */
        private final double[] product = new double[(paths.depth() + 1) * g];
        /** For each level, at each point, the sum over the leaves below of value times product. */
        private final double[] sum = new double[(paths.depth() + 1) * g];
        /** For each feature, the share of the training weight that its splits on the path let pass, or AWAY. */
        private final double[] z = new double[thresholds.features()];

        private final int[] ranks = new int[thresholds.features() + 1];
        private final double[] out = new double[thresholds.features()];
        private long done;

        void explain(double[] rows, int from, double[] all) {
            thresholds.rank(rows, from, ranks, 0);
            Arrays.fill(out, 0);
            done = 0;
            for (int f = 0; f < z.length; f++) {
                boolean missing = ranks[f] == Thresholds.MISSING;
                z[f] = missing ? AWAY : 1;
                done |= missing ? bit(f) : 0;
            }
            done &= ~bit(63);
            Arrays.fill(product, 0, g, 1);
            for (int tree = 0; tree < trees; tree++) {
                descend(tree, 0);
            }
            for (int f = 0; f < z.length; f++) {
                all[from + f] = out[f] / trees;
            }
        }

        private void descend(int node, int level) {
            if ((asked[node] & ~done) == 0) {
                for (int p = level; p < level + g; p++) {
                    sum[p] = product[p] * means[node];
                }
            } else if (z[Node.feature(nodes[node])] == AWAY) {
                average(Node.leftChild(nodes[node]), level);
            } else {
                split(node, level);
            }
        }

        /** Known or not, the feature no longer matters here: both branches count by their training weight. */
        private void average(int left, int level) {
            int below = level + g;
            for (int p = 0; p < g; p++) {
                product[below + p] = product[level + p] * shares[left];
            }
            descend(left, below);
            for (int p = 0; p < g; p++) {
                sum[level + p] = sum[below + p];
                product[below + p] = product[level + p] * shares[left + 1];
            }
            descend(left + 1, below);
            for (int p = 0; p < g; p++) {
                sum[level + p] += sum[below + p];
            }
        }

        private void split(int node, int level) {
            int feature = Node.feature(nodes[node]);
            int taken = Node.next(nodes[node], ranks[feature]);
            int other = 2 * Node.leftChild(nodes[node]) + 1 - taken;
            double before = z[feature];
            double passed = before * shares[taken];
            leave(feature, other, before, level);
            double added = 0;
            int below = level + g;
            for (int p = 0; p < g; p++) {
                sum[level + p] = sum[below + p];
                added -= w[p] * sum[below + p] * (1 / (1 - t[p]) + (1 - before) / factor(before, p));
                product[below + p] = product[level + p] * factor(passed, p) / factor(before, p);
            }
            z[feature] = passed;
            descend(taken, below);
            z[feature] = before;
            for (int p = 0; p < g; p++) {
                sum[level + p] += sum[below + p];
                added += w[p] * sum[below + p] * ((1 - passed) / factor(passed, p) - (1 - before) / factor(before, p));
            }
            out[feature] += added;
        }

        /** Down the branch that the row does not take, should the feature be known. */
        private void leave(int feature, int branch, double before, int level) {
            double passed = before * shares[branch];
            long doneBefore = done;
            for (int p = 0; p < g; p++) {
                product[level + g + p] = product[level + p] * passed * (1 - t[p]) / factor(before, p);
            }
            z[feature] = AWAY;
            done |= feature < 63 ? bit(feature) : 0;
            descend(branch, level + g);
            done = doneBefore;
        }

        /** A feature's factor on the row's own way when the feature is known with probability t. */
        private double factor(double share, int p) {
            return t[p] + share * (1 - t[p]);
        }
    }
}
