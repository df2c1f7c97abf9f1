package io.customerprediction.forest;

import java.util.Arrays;

/**
 * What each feature, or each group of features, adds to the answer of a forest for a row: Shapley values of the game in
 * which features that are not known are averaged over the training weights of the branches, so that together with
 * {@link #base()} they sum to the answer. These are the path-dependent TreeSHAP values of Lundberg et al., "From local
 * explanations to global understanding with explainable AI for trees", Nature Machine Intelligence 2, 2020 (algorithm
 * 2). The features of a group are known together or not at all (Jullum, Redelmeier and Aas, "groupShapley", 2021), so
 * that correlated features do not have to share their contribution with each other.
 *
 * <p>They are computed another way, in time linear in the nodes. A leaf adds its value times a product over the groups
 * of its path, each factor being 1 where the row goes the leaf's way (else 0) if the group is known, and the share
 * {@code z} of the training weight that goes there if it is not. By Owen's multilinear extension (Management Science 18,
 * 1972, theorem 5) the Shapley value is the integral over t from 0 to 1 of the derivative of that product when each
 * group is known with probability t: a polynomial, so that a few Gauss–Legendre points give it exactly. Where a path
 * has left the row's way for every group that the nodes below ask for, they answer with their mean; where for all but one,
 * with that or with what the row finds there.
 *
 * <p>Immutable and thread-safe.
 */
public final class Contributions {
    private static final double AWAY = -1;

    private final Thresholds thresholds;
    private final int trees;
    private final long[] nodes;
    private final int[] group;
    private final int groups;
    private final double[] means;
    private final double[] shares;
    private final long[] asked;
    private final Paths paths;

    /**
     * @param leafValues the answer to explain, one value a leaf
     * @param group of each feature, from 0 on; not copied
     */
    Contributions(PackedForest forest, double[] leafValues, int[] group) {
        this.thresholds = forest.thresholds();
        this.trees = forest.trees();
        this.nodes = forest.nodes();
        this.group = group;
        this.groups = Arrays.stream(group).max().orElse(-1) + 1;
        this.means = new double[nodes.length];
        this.shares = new double[nodes.length];
        this.asked = new long[nodes.length];
        this.paths = new Paths(forest, group);
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
                asked[i] = asked[left] | asked[left + 1] | bit(group[Node.feature(nodes[i])]);
            }
        }
    }

    /** Groups beyond 62 share a bit that is never taken as done with. */
    private static long bit(int group) {
        return 1L << Math.min(group, 63);
    }

    /** How many groups there are. */
    public int groups() {
        return groups;
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
     * The contribution of each group for one row. A missing value ({@code NaN}) carries no information: a group of missing values
     * contributes 0.
     *
     * @param out gets one number a group
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
        if (count < 0 || rows.length < (long) count * features || out.length < (long) count * groups) {
            throw new IllegalArgumentException(count + " rows of " + features + " features in " + groups
                    + " groups do not fit into " + rows.length + " values and " + out.length + " places for answers");
        }
        Descent descent = new Descent();
        for (int i = 0; i < count; i++) {
            descent.explain(rows, i * features, out, i * groups);
        }
    }

    /** One row on its way down the trees. */
    private final class Descent {
        private final GaussLegendre quadrature = paths.quadrature();
        /** The probabilities of being known at which the integral is taken, and of being unknown. */
        private final double[] t = quadrature.points();

        private final double[] u = Arrays.stream(t).map(known -> 1 - known).toArray();
        private final double[] inverseU =
                Arrays.stream(u).map(unknown -> 1 / unknown).toArray();
        private final double[] w = quadrature.weights();
        private final int g = t.length;
        /** For each level, at each point, the product of the path's factors. */
        private final double[] product = new double[(paths.depth() + 1) * g];
        /** For each level, at each point, the sum over the leaves below of value times product. */
        private final double[] sum = new double[(paths.depth() + 1) * g];
        /** For each level, at each point, the inverse factor that the group of its split had above. */
        private final double[] above = new double[(paths.depth() + 1) * g];
        /** For each group, the share of the training weight that its splits on the path let pass, or AWAY. */
        private final double[] z = new double[groups];
        /** For each group, at each point, the inverse of its factor {@code t + z u} on the row's own way. */
        private final double[] inverse = new double[groups * g];

        private final int[] ranks = new int[thresholds.features() + 1];
        private final double[] out = new double[groups];
        private long done;

        void explain(double[] rows, int from, double[] all, int to) {
            thresholds.rank(rows, from, ranks, 0);
            Arrays.fill(out, 0);
            Arrays.fill(z, 1);
            Arrays.fill(inverse, 1);
            Arrays.fill(product, 0, g, 1);
            for (int tree = 0; tree < trees; tree++) {
                descend(tree, 0);
            }
            for (int k = 0; k < groups; k++) {
                all[to + k] = out[k] / trees;
            }
        }

        private void descend(int node, int level) {
            long open = asked[node] & ~done;
            if (open == 0) {
                double mean = means[node];
                for (int p = level; p < level + g; p++) {
                    sum[p] = product[p] * mean;
                }
            } else if ((open & (open - 1)) == 0 && open > 0) {
                arrive(node, Long.numberOfTrailingZeros(open), level);
            } else if (matters(node)) {
                split(node, level);
            } else {
                average(Node.leftChild(nodes[node]), level);
            }
        }

        /** Whether the feature of a split is there and its group may be known on this path. */
        private boolean matters(int node) {
            int feature = Node.feature(nodes[node]);
            return ranks[feature] != Thresholds.MISSING && z[group[feature]] != AWAY;
        }

        /** Known or not, the feature does not matter here: both branches count by their training weight. */
        private void average(int left, int level) {
            int below = level + g;
            for (int p = level; p < below; p++) {
                product[p + g] = product[p] * shares[left];
            }
            descend(left, below);
            for (int p = level; p < below; p++) {
                sum[p] = sum[p + g];
                product[p + g] = product[p] * shares[left + 1];
            }
            descend(left + 1, below);
            for (int p = level; p < below; p++) {
                sum[p] += sum[p + g];
            }
        }

        /** All below is about one group that may be known: it answers with what the row finds there, or with the mean. */
        private void arrive(int node, int own, int level) {
            double known = found(node, own);
            double share = z[own];
            double unknown = share * means[node];
            double added = 0;
            for (int p = 0; p < g; p++) {
                double last = inverse[own * g + p];
                double part = product[level + p] * last;
                double reached = part * (t[p] * known + u[p] * unknown);
                sum[level + p] = reached;
                added += w[p] * (part * (known - unknown) - reached * (1 - share) * last);
            }
            out[own] += added;
        }

        private double found(int node, int own) {
            if ((asked[node] & bit(own)) == 0) {
                return means[node];
            }
            if (matters(node)) {
                return found(Node.next(nodes[node], ranks[Node.feature(nodes[node])]), own);
            }
            int left = Node.leftChild(nodes[node]);
            return shares[left] * found(left, own) + shares[left + 1] * found(left + 1, own);
        }

        private void split(int node, int level) {
            int feature = Node.feature(nodes[node]);
            int own = group[feature];
            int taken = Node.next(nodes[node], ranks[feature]);
            int other = 2 * Node.leftChild(nodes[node]) + 1 - taken;
            double added = leave(own, other, level);
            System.arraycopy(sum, level + g, sum, level, g);
            added += follow(own, taken, level);
            out[own] += added;
        }

        /** Down the branch that the row does not take; what that adds to the group of the split. */
        private double leave(int own, int branch, int level) {
            double share = z[own];
            double passed = share * shares[branch];
            int at = own * g;
            int below = level + g;
            for (int p = 0; p < g; p++) {
                product[below + p] = product[level + p] * passed * u[p] * inverse[at + p];
            }
            long doneBefore = done;
            done |= own < 63 ? bit(own) : 0;
            z[own] = AWAY;
            descend(branch, below);
            z[own] = share;
            done = doneBefore;
            double added = 0;
            for (int p = 0; p < g; p++) {
                added -= w[p] * sum[below + p] * (inverseU[p] + (1 - share) * inverse[at + p]);
            }
            return added;
        }

        /** Down the branch that the row takes; what that adds to the group of the split. */
        private double follow(int own, int branch, int level) {
            double share = z[own];
            double passed = share * shares[branch];
            int at = own * g;
            int below = level + g;
            for (int p = 0; p < g; p++) {
                double factor = t[p] + passed * u[p];
                above[level + p] = inverse[at + p];
                product[below + p] = product[level + p] * factor * inverse[at + p];
                inverse[at + p] = 1 / factor;
            }
            z[own] = passed;
            descend(branch, below);
            z[own] = share;
            double added = 0;
            for (int p = 0; p < g; p++) {
                double last = above[level + p];
                added += w[p] * sum[below + p] * ((1 - passed) * inverse[at + p] - (1 - share) * last);
                sum[level + p] += sum[below + p];
                inverse[at + p] = last;
            }
            return added;
        }
    }
}
